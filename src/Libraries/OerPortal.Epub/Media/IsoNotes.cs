using System.Buffers.Binary;
using System.Text;
using OerPortal.Epub.Pictures;

namespace OerPortal.Epub.Media;

/// <summary>
/// Blanks in an MP4, MOV or 3GP where, when and with which device it was recorded. Each note becomes a <c>free</c> box of the
/// same length filled with zeros, so that no sample moves and nothing is coded again. Figures and chapters stay.
/// </summary>
internal static class IsoNotes
{
    private const int MostNoted = 32 << 20;

    // Figures of iTunes' list and the older user data, and chapters. No words: recorders name a recording after the place, and its author after the phone's owner.
    private static readonly HashSet<string> Figures = new(StringComparer.Ordinal)
    {
        "gnre", "trkn", "disk", "tmpo", "pgap", "cpil", "stik", "hdvd", "chpl", "kind", "tsel", "ludt", "hnti", "hinf",
    };

    // Tracks lie two deep, and a handler below; deeper nesting is somebody's bomb.
    private const int Deepest = 8;

    /// <summary>Writes a copy without notes.</summary>
    /// <returns>Null when there was nothing to blank: the file may be given out as it is.</returns>
    public static async Task<string?> CopyAsync(string path, string copy, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 128 << 10, useAsync: true);
        var notes = Find(file);
        if (notes.Count == 0)
            return null;
        await using var target = new FileStream(copy, FileMode.Create, FileAccess.Write, FileShare.None, 128 << 10, useAsync: true);
        file.Position = 0;
        await file.CopyToAsync(target, cancellation);
        var zeros = new byte[64 << 10];
        foreach (var (start, end, isBox) in notes.Where(n => n.Start >= 0 && n.End <= file.Length))
        {
            target.Position = isBox ? start + 4 : start;
            if (isBox && end - start >= 8)
                await target.WriteAsync("free"u8.ToArray(), cancellation);
            while (target.Position < end)
                await target.WriteAsync(zeros.AsMemory(0, (int)Math.Min(zeros.Length, end - target.Position)), cancellation);
        }
        return copy;
    }

    private static List<(long Start, long End, bool IsBox)> Find(FileStream file)
    {
        var notes = new List<(long, long, bool)>();
        foreach (var box in IsoBoxes.Top(file))
        {
            if (box.Name is "uuid" or "meta" or "udta" or "XMP_" or "gps " && HasContent(file, box))
                Add(notes, box, 0);
            if (box.Name is not ("moov" or "moof") || box.Length > IsoMovie.MostIndex)
                continue;
            var bytes = new byte[box.Length];
            file.Position = box.Start;
            file.ReadExactly(bytes);
            FindIn(bytes, box.Start, new IsoBox(box.Name, 0, box.Content - box.Start, bytes.Length, box.IsCutOff), 1, notes);
        }
        return notes;
    }

    private static void FindIn(byte[] bytes, long origin, IsoBox outer, int depth, List<(long Start, long End, bool IsBox)> notes)
    {
        var inside = IsoBoxes.Inside(bytes, outer.Content, outer.End);
        foreach (var box in inside)
        {
            if (box.Name == "trak" && IsTimedNotes(bytes, box))
            {
                notes.AddRange(IsoSamples.Of(bytes, box).Select(s => (s.Start, s.End, false)));
                Add(notes, box, origin);
            }
            else if (box.Name is "trak" or "mdia" or "minf" or "traf" && depth < Deepest)
            {
                FindIn(bytes, origin, box, depth + 1, notes);
            }
            else if (box.Name == "udta")
            {
                FindInUserData(bytes, origin, box, depth + 1, notes);
            }
            else if (box.Name is "mvhd" or "tkhd" or "mdhd")
            {
                AddTimes(bytes, origin, box, notes);
            }
            else if (box.Name is "uuid" or "meta" or "gps " or "XMP_" && bytes.AsSpan((int)box.Content..(int)box.End).ContainsAnyExcept((byte)0))
            {
                Add(notes, box, origin);
            }
        }
        // Behind a head that makes no sense nobody can tell what stands; players do not read it either.
        var known = inside.Count == 0 ? outer.Content : inside[^1].End;
        if (known < outer.End && bytes.AsSpan((int)known..(int)outer.End).ContainsAnyExcept((byte)0))
            notes.Add((origin + known, origin + outer.End, false));
    }

    // When it was made and changed; four or eight bytes each, by the version before them (ISO/IEC 14496-12 §8.2.2). Zero is "not said".
    private static void AddTimes(byte[] bytes, long origin, IsoBox head, List<(long Start, long End, bool IsBox)> notes)
    {
        var times = head.Content + 4;
        var end = times + (head.Content < head.End && bytes[head.Content] == 1 ? 16 : 8);
        if (end <= head.End && bytes.AsSpan((int)times..(int)end).ContainsAnyExcept((byte)0))
            notes.Add((origin + times, origin + end, false));
    }

    private static void FindInUserData(byte[] bytes, long origin, IsoBox data, int depth, List<(long Start, long End, bool IsBox)> notes)
    {
        var inside = IsoBoxes.Inside(bytes, data.Content, data.End);
        foreach (var box in inside)
        {
            // A "full box" (version and flags first) as MP4 has it; its list holds one box for each word.
            if (box.Name == "meta" && depth < Deepest && box.Content + 4 <= box.End && ListOf(bytes, box) is { } list)
                FindInUserData(bytes, origin, list, depth + 1, notes);
            else if (!IsHarmless(bytes, box))
                Add(notes, box, origin);
        }
        // QuickTime ends user data with 32 zero bits.
        var known = inside.Count == 0 ? data.Content : inside[^1].End;
        if (known < data.End && bytes.AsSpan((int)known..(int)data.End).ContainsAnyExcept((byte)0))
            notes.Add((origin + known, origin + data.End, false));
    }

    private static bool IsHarmless(byte[] bytes, IsoBox box) => Figures.Contains(box.Name) || box.Name is "free" or "skip" || (box.Name == "covr" && IsCleanCover(bytes, box))
        // iTunes' notes for playing without gaps.
        || (box.Name == "----" && bytes.AsSpan((int)box.Content..(int)box.End).IndexOf("iTunSMPB"u8) >= 0);

    // Handler "mdir" is iTunes' list by four letters; any other ("mdta": Apple's and Android's keys) is a device's.
    private static IsoBox? ListOf(byte[] bytes, IsoBox meta)
    {
        var inside = new IsoBox(meta.Name, meta.Start, meta.Content + 4, meta.End, meta.IsCutOff);
        return IsoMovie.Find(bytes, inside, "hdlr") is { } handler && handler.Content + 12 <= handler.End
            && bytes.AsSpan((int)handler.Content + 8, 4).SequenceEqual("mdir"u8)
            ? IsoMovie.Find(bytes, inside, "ilst")
            : null;
    }

    // The picture stands in a "data" box behind its type and language.
    private static bool IsCleanCover(byte[] bytes, IsoBox cover)
    {
        if (IsoMovie.Find(bytes, cover, "data") is not { } data || data.End - data.Content <= 8)
            return false;
        var picture = bytes.AsSpan((int)data.Content + 8, (int)(data.End - data.Content) - 8);
        return PictureNotes.Remove(picture, keepUpright: true) is { } clean && picture.SequenceEqual(clean);
    }

    // Tracks that note place or motion along the film: Apple "mebx", GoPro "gpmd", Android "camm" and "mett".
    private static bool IsTimedNotes(byte[] bytes, IsoBox track) => IsoMovie.Find(bytes, track, "mdia") is { } media
        && IsoMovie.Find(bytes, media, "hdlr") is { } handler && handler.Content + 12 <= handler.End
        && Encoding.Latin1.GetString(bytes, (int)handler.Content + 8, 4) is "meta" or "camm" or "data";

    private static bool HasContent(FileStream file, IsoBox box)
    {
        if (box.End - box.Content > MostNoted)
            return true;
        var content = new byte[box.End - box.Content];
        file.Position = box.Content;
        file.ReadExactly(content);
        return content.AsSpan().ContainsAnyExcept((byte)0);
    }

    private static void Add(List<(long Start, long End, bool IsBox)> notes, IsoBox box, long origin) => notes.Add((origin + box.Start, origin + box.End, true));
}
