/** Data sets: images and labels from IDX and CIFAR-10 files, normalisation, and the order in which an epoch visits them. */
@NullMarked
package synapt.data;

import org.jspecify.annotations.NullMarked;
