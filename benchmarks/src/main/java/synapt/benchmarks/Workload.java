package synapt.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One thing that is measured: {@code lenet5.train}. */
record Workload(Model model, Task task) {
    static final List<Workload> ALL = Arrays.stream(Model.values())
            .<Workload>mapMulti((model, all) -> {
                for (Task task : Task.values()) {
                    all.accept(new Workload(model, task));
                }
            })
            .toList();

    /**
     * Workloads by name, or all of a model by the model's name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static List<Workload> named(String name) {
        List<Workload> found = ALL.stream()
                .filter(w -> w.toString().equals(name) || w.model.toString().equals(name))
                .toList();
        if (found.isEmpty()) {
            String known = Stream.concat(Arrays.stream(Model.values()), ALL.stream())
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException("no workload \"" + name + "\"; there are: " + known);
        }
        return found;
    }

    @Override
    public String toString() {
        return model + "." + task;
    }
}
