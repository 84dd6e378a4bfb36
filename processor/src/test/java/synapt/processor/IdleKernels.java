package synapt.processor;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import synapt.kernel.Kernels;

/** Kernels that do nothing at once: each method returns 0, {@code true} or null. */
final class IdleKernels {

    private IdleKernels() {}

    static Kernels create() {
        ClassDesc name = ClassDesc.of("synapt.processor.IdleKernels$Generated");
        byte[] bytes = ClassFile.of().build(name, type -> {
            type.withInterfaceSymbols(Kernels.class.describeConstable().orElseThrow());
            type.withMethodBody(
                    "<init>",
                    ConstantDescs.MTD_void,
                    0,
                    code -> code.aload(0)
                            .invokespecial(ConstantDescs.CD_Object, "<init>", ConstantDescs.MTD_void)
                            .return_());
            for (Method m : Kernels.class.getMethods()) {
                if (!Modifier.isStatic(m.getModifiers())) {
                    MethodTypeDesc signature = MethodTypeDesc.ofDescriptor(
                            java.lang.invoke.MethodType.methodType(m.getReturnType(), m.getParameterTypes())
                                    .descriptorString());
                    type.withMethodBody(m.getName(), signature, AccessFlag.PUBLIC.mask(), code -> {
                        switch (m.getReturnType().getName()) {
                            case "void" -> code.return_();
                            case "boolean" -> code.iconst_1().ireturn();
                            case "int" -> code.loadConstant(Float.BYTES).ireturn();
                            case "long" -> code.loadConstant((long) Float.BYTES).lreturn();
                            case "float" -> code.fconst_0().freturn();
                            case "double" -> code.dconst_0().dreturn();
                            default -> code.aconst_null().areturn();
                        }
                    });
                }
            }
        });
        try {
            return (Kernels) MethodHandles.lookup()
                    .defineHiddenClass(bytes, true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
