package synapt.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The classes that generated code names. */
final class Types {

    static final ClassName MEMORY_SEGMENT = ClassName.get("java.lang.foreign", "MemorySegment");
    static final ClassName PATH = ClassName.get("java.nio.file", "Path");
    static final ClassName IO_EXCEPTION = ClassName.get("java.io", "IOException");

    static final ClassName BACKEND = ClassName.get("synapt", "Backend");
    static final ClassName BATCH_BUFFER = ClassName.get("synapt", "BatchBuffer");
    static final ClassName EVAL_ENGINE = ClassName.get("synapt", "EvalEngine");
    static final ClassName EVAL_PLAN = ClassName.get("synapt", "EvalPlan");
    static final ClassName EVAL_RESULT = ClassName.get("synapt", "EvalResult");
    static final ClassName EVALUATOR = ClassName.get("synapt", "Evaluator");
    static final ClassName INITIALIZATION = ClassName.get("synapt", "Initialization");
    static final ClassName INSPECTION = ClassName.get("synapt", "Inspection");
    static final ClassName INPUT_STAGE = ClassName.get("synapt", "InputStage");
    static final ClassName MC_MASKS = ClassName.get("synapt", "McMasks");
    static final ClassName MC_RESULT = ClassName.get("synapt", "McResult");
    static final ClassName MULTI_EVALUATOR = ClassName.get("synapt", "MultiEvaluator");
    static final ClassName MULTI_TRAINING = ClassName.get("synapt", "MultiTraining");
    static final ClassName MEMORY_FORECAST = ClassName.get("synapt", "MemoryForecast");
    static final ClassName NETWORK_MEMORY = ClassName.get("synapt", "NetworkMemory");
    static final ClassName LOSS = ClassName.get("synapt", "Loss");
    static final ClassName PORTS = ClassName.get("synapt", "Ports");
    static final ClassName TRAIN_PASS = ClassName.get("synapt", "TrainPass");
    static final ClassName PACKED_WEIGHTS = ClassName.get("synapt", "PackedWeights");
    static final ClassName PARAMETER_SPEC = ClassName.get("synapt", "ParameterSpec");
    static final ClassName PARAMETER_TABLE = ClassName.get("synapt", "ParameterTable");
    static final ClassName PARAMETERS = ClassName.get("synapt", "Parameters");
    static final ClassName RUNTIME_VERSION = ClassName.get("synapt", "RuntimeVersion");
    static final ClassName TARGETS = ClassName.get("synapt", "Targets");
    static final ClassName TRAIN_PLAN = ClassName.get("synapt", "TrainPlan");
    static final ClassName TRAINING_RUN = ClassName.get("synapt", "TrainingRun");
    static final ClassName WORKSPACE = ClassName.get("synapt", "Workspace");

    static final ClassName KERNELS = ClassName.get("synapt.kernel", "Kernels");
    static final ClassName OPTIMIZER = ClassName.get("synapt.train", "Optimizer");
    static final ClassName NORMALIZATION = ClassName.get("synapt.data", "Normalization");
    static final ClassName RATE = ClassName.get("synapt.random", "Rate");
    static final ClassName STREAMS = ClassName.get("synapt.random", "Streams");
    static final ClassName RATE_SCHEDULE = ClassName.get("synapt.random", "RateSchedule");
    static final ClassName EXAMPLES = ClassName.get("synapt.train", "Examples");
    static final ClassName ROWS = ClassName.get("synapt.train", "Rows");
    static final ClassName BATCH_SOURCE = ClassName.get("synapt", "BatchInputs", "Source");
    static final ClassName SCHEDULED_RATE = ClassName.get("synapt.random", "ScheduledRate");
    static final TypeName SCHEDULED_RATES = ParameterizedTypeName.get(
            ClassName.get(List.class),
            ParameterizedTypeName.get(SCHEDULED_RATE, WildcardTypeName.subtypeOf(Object.class)));

    static final ArrayTypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);
    static final ArrayTypeName INTS = ArrayTypeName.of(TypeName.INT);
    static final ArrayTypeName BYTES = ArrayTypeName.of(TypeName.BYTE);

    /** By the names that operations use. */
    private static final Map<String, TypeName> BY_NAME = Map.of(
            "double[]",
            ArrayTypeName.of(TypeName.DOUBLE),
            "int[]",
            INTS,
            "float[]",
            FLOATS,
            "long",
            TypeName.LONG,
            "MemorySegment",
            MEMORY_SEGMENT,
            "BatchBuffer",
            BATCH_BUFFER,
            "Rate",
            RATE);

    /** Those of the kernels. */
    private static final Set<String> KERNEL_TYPES = Set.of(
            "Attention",
            "ClassCells",
            "ClippedProduct",
            "ConvGradient",
            "NormGroups",
            "Packed",
            "Padding",
            "Pool",
            "Product",
            "Recurrence",
            "Rotation",
            "SingleProduct",
            "WeightOrder",
            "Winograd");

    static final ClassName WEIGHT_PACKING = ClassName.get("synapt.kernel", "WeightPacking");

    static final ClassName WEIGHT_DROPOUT = ClassName.get("synapt.kernel", "WeightDropout");

    private Types() {}

    static TypeName named(String name) {
        TypeName type = KERNEL_TYPES.contains(name)
                ? ClassName.get("synapt.kernel", name)
                : name.startsWith("synapt.") ? ClassName.bestGuess(name) : BY_NAME.get(name);
        if (type == null) {
            throw new IllegalArgumentException("operations may not name the type " + name);
        }
        return type;
    }
}
