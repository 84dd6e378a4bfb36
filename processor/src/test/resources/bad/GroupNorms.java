import static synapt.annotation.NormFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {6, 4, 5})
interface GroupNorms {
    Identity x();
    @Norm(groups = 4) GroupNorm divisor();
    @Layer(from = "x") GroupNorm missing();
    @Layer(from = "x") @Norm(groups = -2) GroupNorm negative();
    @Layer(from = "x") @Norm(dims = 4) LayerNorm dims();
    @Layer(from = "x") @Norm(dims = 0) RmsNorm none();
    @Layer(from = "x") @Norm(groups = 2, dims = 1) InstanceNorm2d others();
    @Layer(from = "x") @Norm(value = INSTANCE, dims = 1) Identity facet();
    @Layer(from = "x") @Norm(eps = 1e-60) LayerNorm eps();
    @Layer(from = "x") @Norm(name = "a b") Identity name();
    @Layer(from = "x") @Norm(value = LAYER, name = "x") LayerNorm value();
    @Layer(from = "x") InstanceNorm1d rank();
    @Layer(from = "x") @BatchNorm @Norm Identity two();
    @Layer(from = "x") @Norm BatchNorm2d batch();
    @Layer(from = "x") @BatchNorm LayerNorm layer();
    @Layer(from = "x", out = 3) LayerNorm member();
    @Layer(from = "x") Flatten flat();
    InstanceNorm2d ofVector();
    @Layer(from = "flat") @Norm(value = GROUP, groups = 120) Identity single();
    @Norm(INSTANCE) Identity instance();
}
