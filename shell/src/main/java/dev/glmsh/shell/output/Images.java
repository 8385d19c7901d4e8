package dev.glmsh.shell.output;

import dev.glmsh.GlmshException;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Encodes images and finds their size. */
final class Images {
    static final String PNG = "image/png";
    static final String SVG = "image/svg+xml";

    private static final Pattern SVG_TAG = Pattern.compile("<svg\\b[^>]*>", Pattern.DOTALL);
    private static final Pattern VIEW_BOX =
            Pattern.compile("viewBox=[\"']\\s*\\S+[\\s,]+\\S+[\\s,]+([\\d.]+)[\\s,]+([\\d.]+)");

    private Images() {}

    static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new GlmshException("the image cannot be written as PNG: " + e.getMessage(), "give another one", e);
        }
        return bytes.toByteArray();
    }

    /** In pixels; 0 by 0 where the file does not tell. */
    static Dimension size(byte[] encoded, String mimeType) {
        return mimeType.equals(SVG) ? ofSvg(new String(encoded, StandardCharsets.UTF_8)) : ofRaster(encoded);
    }

    private static Dimension ofRaster(byte[] encoded) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(encoded))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return new Dimension();
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            Dimension size = new Dimension(reader.getWidth(0), reader.getHeight(0));
            reader.dispose();
            return size;
        } catch (IOException e) {
            return new Dimension();
        }
    }

    private static Dimension ofSvg(String svg) {
        Matcher tag = SVG_TAG.matcher(svg);
        if (!tag.find()) {
            return new Dimension();
        }
        int width = attribute(tag.group(), "width");
        int height = attribute(tag.group(), "height");
        Matcher box = VIEW_BOX.matcher(tag.group());
        return (width == 0 || height == 0) && box.find()
                ? new Dimension(whole(box.group(1)), whole(box.group(2)))
                : new Dimension(width, height);
    }

    private static int attribute(String tag, String name) {
        Matcher found =
                Pattern.compile("\\s" + name + "=[\"']([\\d.]+)(?:px)?[\"']").matcher(tag);
        return found.find() ? whole(found.group(1)) : 0;
    }

    private static int whole(String number) {
        return (int) Math.round(Double.parseDouble(number));
    }
}
