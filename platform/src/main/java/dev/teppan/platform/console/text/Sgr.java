package dev.teppan.platform.console.text;

import java.util.ArrayDeque;
import java.util.Deque;

/** What the last "select graphic rendition" sequences left: a colour of 16, bold. Backgrounds are not shown. */
final class Sgr {

    private static final int NONE = -1;
    private static final int[] CUBE = {0, 95, 135, 175, 215, 255};

    private int colour = NONE;
    private boolean bold;

    /** The classes for what follows; empty for the plain look. */
    String look() {
        String text = colour == NONE ? "" : "a" + colour;
        return bold ? (text + " ab").strip() : text;
    }

    /** Applies the parameters of one sequence. */
    void apply(String codes) {
        Deque<Integer> left = new ArrayDeque<>();
        for (String code : codes.split("[;:]", -1)) {
            left.add(code.isEmpty() || code.length() > 4 ? 0 : Integer.parseInt(code));
        }
        while (!left.isEmpty()) {
            applyOne(left.remove(), left);
        }
    }

    private void applyOne(int code, Deque<Integer> left) {
        if (code == 0) {
            colour = NONE;
            bold = false;
        } else if (code == 1) {
            bold = true;
        } else if (code == 22) {
            bold = false;
        } else if (code >= 30 && code <= 37) {
            colour = code - 30;
        } else if (code >= 90 && code <= 97) {
            colour = code - 82;
        } else if (code == 39) {
            colour = NONE;
        } else if (code == 38) {
            colour = extended(left);
        } else if (code == 48 || code == 58) {
            extended(left);
        }
    }

    /** Takes the rest of {@code 38;5;N} or {@code 38;2;R;G;B}. */
    private static int extended(Deque<Integer> left) {
        int form = left.isEmpty() ? 0 : left.remove();
        if (form == 5 && !left.isEmpty()) {
            return indexed(left.remove());
        }
        if (form == 2 && left.size() >= 3) {
            return nearest(left.remove(), left.remove(), left.remove());
        }
        return NONE;
    }

    private static int indexed(int index) {
        if (index < 16) {
            return index;
        }
        if (index < 232) {
            int cell = index - 16;
            return nearest(CUBE[cell / 36 % 6], CUBE[cell / 6 % 6], CUBE[cell % 6]);
        }
        int grey = 8 + (index - 232) * 10;
        return nearest(grey, grey, grey);
    }

    /** By hue, as the 16 colours of the style sheet are all light: which of red, green and blue stand out, and how bright. */
    private static int nearest(int red, int green, int blue) {
        int most = Math.max(red, Math.max(green, blue));
        int least = Math.min(red, Math.min(green, blue));
        boolean bright = most > 200;
        if (most - least < 32) {
            return most > 230 ? 15 : most > 128 ? 7 : 8;
        }
        int middle = (most + least) / 2;
        int hue = (red > middle ? 1 : 0) + (green > middle ? 2 : 0) + (blue > middle ? 4 : 0);
        return bright && least > 100 ? hue + 8 : hue;
    }
}
