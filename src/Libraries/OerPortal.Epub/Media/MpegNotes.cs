namespace OerPortal.Epub.Media;

/// <summary>MP3 and ADTS: nothing but frames of sound is kept. Players find frames by their heads, so that whatever stood around them may go.</summary>
internal static class MpegNotes
{
    private const int Head = 7;
    private const int Stretch = 64 << 10;

    public static void Find(FileWindow file, FileCuts cuts)
    {
        var sound = Sound(file);
        if (sound.Count == 0)
        {
            // A rate of its own ("free format") hides where frames end: the tags at both ends go.
            cuts.Drop(0, Math.Min(file.Length, SoundTags.LengthAt(file, 0)));
            if (file.Length > 128 && file.At(file.Length - 128, 3).SequenceEqual("TAG"u8))
                cuts.Drop(file.Length - 128, file.Length);
            return;
        }
        long at = 0;
        foreach (var (start, end) in sound)
        {
            cuts.Drop(at, start);
            at = end;
        }
        cuts.Drop(at, file.Length);
    }

    private static List<(long Start, long End)> Sound(FileWindow file)
    {
        var runs = new List<(long, long)>();
        for (long at = 0; at < file.Length;)
        {
            var end = RunFrom(file, at);
            if (end > at)
                runs.Add((at, end));
            at = end > at ? end : SoundTags.LengthAt(file, at) is > 0 and var tag ? at + tag : NextHead(file, at + 1);
        }
        return runs;
    }

    // One frame's head looks like many things; two in a row, or one before a tag or the end, do not.
    private static long RunFrom(FileWindow file, long start)
    {
        var at = start;
        for (var frames = 0; AudioFrame.Read(file.At(at, Head)) is { } frame; frames++)
        {
            var next = at + frame.Length;
            if (frames == 0 && next < file.Length && AudioFrame.Read(file.At(next, Head)) is null && SoundTags.LengthAt(file, next) == 0)
                return start;
            at = Math.Min(next, file.Length);
        }
        return at;
    }

    private static long NextHead(FileWindow file, long from)
    {
        for (var at = from; at < file.Length; at += Stretch)
        {
            if (file.At(at, Stretch).IndexOf((byte)0xFF) is >= 0 and var found)
                return at + found;
        }
        return file.Length;
    }
}
