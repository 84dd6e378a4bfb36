package synapt.examples;

import java.util.Random;
import synapt.data.Dataset;
import synapt.data.Normalization;
import synapt.train.Examples;
import synapt.train.Rows;

/**
 * Photographs of an article under some lamp, by a camera with some settings: a pixel of brightness p, 0 to 1, is seen as {@code p *
 * lamp * 2^(aperture + time) / 4}. All three are drawn for each image. The camera's two are known, in stops as photographers count;
 * whether the lamp was weak can't be seen, for it may have been the camera.
 *
 * @param images what is seen, [examples][28][28]
 * @param camera aperture and time of each, -1 to 1: [examples][2]
 * @param kinds  the class of each
 * @param light  what came from the article, the mean of {@code p * lamp}, in tenths: 0 is black and 10 white
 */
record Photos(float[] images, float[] camera, int[] kinds, float[] light) {

    private static final int PIXELS = 28 * 28;
    private static final int TENTHS = 10;

    static Photos of(Dataset data, long seed) {
        int count = data.size();
        float[] images = data.images().floats(0, count, Normalization.of(0, 1));
        float[] camera = new float[count * 2];
        float[] light = new float[count];
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            float lamp = 0.5F + 0.5F * random.nextFloat();
            float aperture = 2 * random.nextFloat() - 1;
            float time = 2 * random.nextFloat() - 1;
            float exposure = (float) (Math.pow(2, aperture + time) / 4);
            camera[2 * i] = aperture;
            camera[2 * i + 1] = time;
            double sum = 0;
            for (int p = i * PIXELS; p < (i + 1) * PIXELS; p++) {
                sum += images[p] * lamp;
                images[p] *= lamp * exposure;
            }
            light[i] = (float) (TENTHS * sum / PIXELS);
        }
        return new Photos(images, camera, data.labels(), light);
    }

    int size() {
        return kinds.length;
    }

    /** The same, with zeros for the camera's numbers. */
    Photos withoutCamera() {
        return new Photos(images, new float[camera.length], kinds, light);
    }

    /** What a trainer takes. */
    Examples<CompiledPhotoNet.StepTargets> examples() {
        return CompiledPhotoNet.examples(Rows.of(images), Rows.of(camera), kinds, light);
    }
}
