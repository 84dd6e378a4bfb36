package synapt.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a header a second way: Jackson makes a tree of the JSON, and the rules of {@link Safetensors} are applied to that. It
 * shares no code with what it checks, but {@link DType}.
 */
final class HeaderOracle {

    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final BigInteger LONG_LIMIT = BigInteger.ONE.shiftLeft(63);
    private static final BigInteger INT_LIMIT = BigInteger.ONE.shiftLeft(31);

    /** A whole number as it is written. */
    private record Whole(String digits) {}

    /** Any other scalar. */
    private record Other(String text) {}

    private static final class Refused extends Exception {}

    private HeaderOracle() {}

    /** Whether this is JSON at all, in UTF-8 and without repeated keys, with nothing but spaces after it. */
    static boolean isJson(byte[] header) {
        try {
            tree(header);
            return true;
        } catch (IOException | Refused e) {
            return false;
        }
    }

    /** What a header says, in a form that can be compared; empty if it must be refused. */
    static Optional<String> read(byte[] header, long dataBytes) {
        try {
            return Optional.of(interpret(tree(header), dataBytes));
        } catch (IOException | Refused e) {
            return Optional.empty();
        }
    }

    private static Object tree(byte[] header) throws IOException, Refused {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refused();
        }
        require(text.startsWith("{"));
        try (JsonParser parser = JACKSON.createParser(text)) {
            parser.nextToken();
            Object tree = value(parser);
            long end = parser.currentLocation().getCharOffset();
            require(text.substring((int) end).chars().allMatch(c -> c == ' '));
            return tree;
        }
    }

    private static Object value(JsonParser parser) throws IOException, Refused {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = text(parser.currentName());
                    parser.nextToken();
                    object.put(key, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT -> new Whole(parser.getText());
            default -> new Other(parser.getText());
        };
    }

    /** Jackson lets half surrogate pairs pass. */
    private static String text(String text) throws Refused {
        require(StandardCharsets.UTF_16.newEncoder().canEncode(text));
        return text;
    }

    private static String interpret(Object tree, long dataBytes) throws Refused {
        record Place(String text, BigInteger begin, BigInteger end) {}
        Map<String, String> metadata = new TreeMap<>();
        List<Place> places = new ArrayList<>();
        for (Map.Entry<?, ?> member : ((Map<?, ?>) tree).entrySet()) {
            String name = (String) member.getKey();
            require(member.getValue() instanceof Map<?, ?>);
            Map<?, ?> fields = (Map<?, ?>) member.getValue();
            if (name.equals("__metadata__")) {
                for (Map.Entry<?, ?> note : fields.entrySet()) {
                    require(note.getValue() instanceof String);
                    metadata.put((String) note.getKey(), (String) note.getValue());
                }
                continue;
            }
            int nameBytes = name.getBytes(StandardCharsets.UTF_8).length;
            require(nameBytes >= 1 && nameBytes <= 1024);
            require(name.chars().noneMatch(c -> c < 0x20 || c >= 0x7F && c < 0xA0));
            require(fields.keySet().equals(Set.of("dtype", "shape", "data_offsets")));
            DType dtype = dtype(fields.get("dtype"));
            List<BigInteger> shape = wholes(fields.get("shape"));
            List<BigInteger> offsets = wholes(fields.get("data_offsets"));
            require(shape.size() <= 64 && offsets.size() == 2);
            BigInteger bytes = BigInteger.valueOf(dtype.size());
            for (BigInteger dimension : shape) {
                bytes = bytes.multiply(dimension);
                require(dimension.compareTo(INT_LIMIT) < 0 && bytes.compareTo(LONG_LIMIT) < 0);
            }
            require(offsets.get(0).add(bytes).equals(offsets.get(1)));
            places.add(new Place(name + " " + dtype + " " + shape, offsets.get(0), offsets.get(1)));
        }
        places.sort(Comparator.comparing(Place::begin).thenComparing(Place::end));
        BigInteger covered = BigInteger.ZERO;
        for (Place place : places) {
            require(place.begin().equals(covered));
            covered = place.end();
        }
        require(covered.equals(BigInteger.valueOf(dataBytes)));
        return places.stream().map(Place::text).toList() + " " + metadata;
    }

    private static DType dtype(Object value) throws Refused {
        require(value instanceof String);
        for (DType dtype : DType.values()) {
            if (dtype.name().equals(value)) {
                return dtype;
            }
        }
        throw new Refused();
    }

    private static List<BigInteger> wholes(Object value) throws Refused {
        require(value instanceof List<?>);
        List<BigInteger> wholes = new ArrayList<>();
        for (Object element : (List<?>) value) {
            require(element instanceof Whole(String digits) && !digits.startsWith("-"));
            wholes.add(new BigInteger(((Whole) element).digits()));
        }
        return wholes;
    }

    private static void require(boolean condition) throws Refused {
        if (!condition) {
            throw new Refused();
        }
    }
}
