package synapt.kernel;

import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.load;
import static synapt.kernel.VectorSpec.store;

import java.lang.foreign.MemorySegment;

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
            case TANH -> tanhGradient(saved, dy, dx, n);
            case SIGMOID -> sigmoidGradient(saved, dy, dx, n);
        }
    }

    private static void relu(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(load(x, i).max(0f), y, i);
        }
    }

    private static void leakyRelu(float alpha, MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.leakyRelu(load(x, i), alpha), y, i);
        }
    }

    private static void elu(float alpha, MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.elu(load(x, i), alpha), y, i);
        }
    }

    private static void selu(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.selu(load(x, i)), y, i);
        }
    }

    private static void gelu(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.gelu(load(x, i)), y, i);
        }
    }

    private static void geluTanh(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.geluTanh(load(x, i)), y, i);
        }
    }

    private static void silu(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.silu(load(x, i)), y, i);
        }
    }

    private static void tanh(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.tanh(load(x, i)), y, i);
        }
    }

    private static void sigmoid(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.sigmoid(load(x, i)), y, i);
        }
    }

    private static void reluGradient(MemorySegment y, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.reluGradient(load(y, i), load(dy, i)), dx, i);
        }
    }

    private static void leakyReluGradient(float alpha, MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.leakyReluGradient(load(x, i), load(dy, i), alpha), dx, i);
        }
    }

    private static void eluGradient(float alpha, MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.eluGradient(load(x, i), load(dy, i), alpha), dx, i);
        }
    }

    private static void seluGradient(MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.seluGradient(load(x, i), load(dy, i)), dx, i);
        }
    }

    private static void geluGradient(MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.geluGradient(load(x, i), load(dy, i)), dx, i);
        }
    }

    private static void geluTanhGradient(MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.geluTanhGradient(load(x, i), load(dy, i)), dx, i);
        }
    }

    private static void siluGradient(MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.siluGradient(load(x, i), load(dy, i)), dx, i);
        }
    }

    private static void tanhGradient(MemorySegment y, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.tanhGradient(load(y, i), load(dy, i)), dx, i);
        }
    }

    private static void sigmoidGradient(MemorySegment y, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(VectorMath.sigmoidGradient(load(y, i), load(dy, i)), dx, i);
        }
    }
}
