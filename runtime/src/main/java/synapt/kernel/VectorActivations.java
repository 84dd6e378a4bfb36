package synapt.kernel;

import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** The loops around {@link VectorMath}'s activations: one each, since a loop over a chosen function would not be compiled well. */
final class VectorActivations {

    private VectorActivations() {}

    static void apply(Activation a, float alpha, MemorySegment x, MemorySegment y, long n) {
        switch (a) {
            case RELU -> relu(x, y, n);
            case LEAKY_RELU -> leakyRelu(alpha, x, y, n);
            case ELU -> elu(alpha, x, y, n);
            case SELU -> selu(x, y, n);
            case GELU -> gelu(x, y, n);
            case GELU_TANH -> geluTanh(x, y, n);
            case SILU -> silu(x, y, n);
            case HARDSWISH -> hardswish(x, y, n);
            case MISH -> mish(x, y, n);
            case TANH -> tanh(x, y, n);
            case SIGMOID -> sigmoid(x, y, n);
        }
    }

    static void gradient(Activation a, float alpha, MemorySegment saved, MemorySegment dy, MemorySegment dx, long n) {
        switch (a) {
            case RELU -> reluGradient(saved, dy, dx, n);
            case LEAKY_RELU -> leakyReluGradient(alpha, saved, dy, dx, n);
            case ELU -> eluGradient(alpha, saved, dy, dx, n);
            case SELU -> seluGradient(saved, dy, dx, n);
            case GELU -> geluGradient(saved, dy, dx, n);
            case GELU_TANH -> geluTanhGradient(saved, dy, dx, n);
            case SILU -> siluGradient(saved, dy, dx, n);
            case HARDSWISH -> hardswishGradient(saved, dy, dx, n);
            case MISH -> mishGradient(saved, dy, dx, n);
            case TANH -> tanhGradient(saved, dy, dx, n);
            case SIGMOID -> sigmoidGradient(saved, dy, dx, n);
        }
    }

    private static void relu(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER).max(0f).intoMemorySegment(y, i << 2, ORDER);
        }
    }

    private static void leakyRelu(float alpha, MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            VectorMath.leakyRelu(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER), alpha)
                    .intoMemorySegment(y, i << 2, ORDER);
        }
    }

    private static void elu(float alpha, MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            VectorMath.elu(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER), alpha)
                    .intoMemorySegment(y, i << 2, ORDER);
        }
    }

    private static void selu(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            VectorMath.selu(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER))
                    .intoMemorySegment(y, i << 2, ORDER);
        }
    }

    private static void gelu(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            VectorMath.gelu(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER))
                    .intoMemorySegment(y, i << 2, ORDER);
        }
    }

    private static void geluTanh(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            VectorMath.geluTanh(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER))
                    .intoMemorySegment(y, i << 2, ORDER);
        }
    }

    private static void silu(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            VectorMath.silu(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER))
                    .intoMemorySegment(y, i << 2, ORDER);
        }
    }

    private static void hardswish(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            VectorMath.hardswish(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER))
                    .intoMemorySegment(y, i << 2, ORDER);
        }
    }

    private static void mish(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            VectorMath.mish(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER))
                    .intoMemorySegment(y, i << 2, ORDER);
        }
    }

    private static void tanh(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            VectorMath.tanh(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER))
                    .intoMemorySegment(y, i << 2, ORDER);
        }
    }

    private static void sigmoid(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            VectorMath.sigmoid(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER))
                    .intoMemorySegment(y, i << 2, ORDER);
        }
    }

    private static void reluGradient(MemorySegment y, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector v = FloatVector.fromMemorySegment(FLOAT, y, i << 2, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER);
            VectorMath.reluGradient(v, d).intoMemorySegment(dx, i << 2, ORDER);
        }
    }

    private static void leakyReluGradient(float alpha, MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector v = FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER);
            VectorMath.leakyReluGradient(v, d, alpha).intoMemorySegment(dx, i << 2, ORDER);
        }
    }

    private static void eluGradient(float alpha, MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector v = FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER);
            VectorMath.eluGradient(v, d, alpha).intoMemorySegment(dx, i << 2, ORDER);
        }
    }

    private static void seluGradient(MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector v = FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER);
            VectorMath.seluGradient(v, d).intoMemorySegment(dx, i << 2, ORDER);
        }
    }

    private static void geluGradient(MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector v = FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER);
            VectorMath.geluGradient(v, d).intoMemorySegment(dx, i << 2, ORDER);
        }
    }

    private static void geluTanhGradient(MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector v = FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER);
            VectorMath.geluTanhGradient(v, d).intoMemorySegment(dx, i << 2, ORDER);
        }
    }

    private static void siluGradient(MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector v = FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER);
            VectorMath.siluGradient(v, d).intoMemorySegment(dx, i << 2, ORDER);
        }
    }

    private static void hardswishGradient(MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector v = FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER);
            VectorMath.hardswishGradient(v, d).intoMemorySegment(dx, i << 2, ORDER);
        }
    }

    private static void mishGradient(MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector v = FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER);
            VectorMath.mishGradient(v, d).intoMemorySegment(dx, i << 2, ORDER);
        }
    }

    private static void tanhGradient(MemorySegment y, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector v = FloatVector.fromMemorySegment(FLOAT, y, i << 2, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER);
            VectorMath.tanhGradient(v, d).intoMemorySegment(dx, i << 2, ORDER);
        }
    }

    private static void sigmoidGradient(MemorySegment y, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector v = FloatVector.fromMemorySegment(FLOAT, y, i << 2, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER);
            VectorMath.sigmoidGradient(v, d).intoMemorySegment(dx, i << 2, ORDER);
        }
    }
}
