package synapt.processor.emit;

/**
 * What one generated class and one of its methods hold; what is more goes to further ones. All in bytes of code by the estimate of
 * {@link MethodSize}, which is on the high side. A class file's limits are 64 KiB for the initialisers of a class together and
 * 65,535 entries in its table of constants; an entry is needed for about each byte of initialisers and each third of statements.
 *
 * @param fields  of the initialisers in one class
 * @param methods of the statements in one class
 * @param method  of the statements in one method; HotSpot never compiles one of more than 8000 bytes
 */
public record Room(int fields, int methods, int method) {

    /** What class files and HotSpot allow. */
    public static final Room USUAL = new Room(24_000, 60_000, 6000);
}
