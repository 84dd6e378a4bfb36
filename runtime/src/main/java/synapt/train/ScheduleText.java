package synapt.train;

/** What can be said in a file of a schedule: all, of those that are here; nothing, of a function that a user wrote. */
final class ScheduleText {

    /** Of a schedule of which nothing can be said. */
    static final String FUNCTION = "a function";

    private ScheduleText() {}

    /** The same text for schedules that are the same; else another, unless both are functions. */
    static String of(Schedule schedule) {
        return isKnown(schedule) ? schedule.toString() : FUNCTION;
    }

    private static boolean isKnown(Schedule schedule) {
        return switch (schedule) {
            case StepLr _, MultiStepLr _, CosineAnnealingLr _, CosineWarmRestarts _, LinearWarmup _, OneCycleLr _ ->
                true;
            case ChainedLr chained -> isKnown(chained.first()) && isKnown(chained.second());
            case Recounted recounted -> isKnown(recounted.schedule());
            case SequentialLr sequential -> sequential.parts().stream().allMatch(ScheduleText::isKnown);
            default -> false;
        };
    }
}
