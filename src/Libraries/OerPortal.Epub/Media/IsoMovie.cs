using System.Buffers.Binary;
using System.Text;

namespace OerPortal.Epub.Media;

/// <param name="Handler"><c>vide</c>, <c>soun</c>, <c>meta</c> …</param>
/// <param name="Coding">Four letters that name how its samples are coded, such as <c>avc1</c>; empty when unknown.</param>
internal sealed record IsoTrack(string Handler, string Coding);

/// <summary>What an MP4, MOV or 3GP is made of, by its tracks and not by its brand: recorders write any brand.</summary>
/// <param name="Brand">Major brand, or <c>qt</c> for QuickTime files older than brands.</param>
/// <param name="Damage">By its structure: an index that is gone, or samples behind the end of the file.</param>
internal sealed record IsoMovie(string Brand, IReadOnlyList<IsoTrack> Tracks, double? Seconds, MediaDamage Damage)
{
    /// <summary>Longest index of samples that is read: hours of film stay far below.</summary>
    internal const int MostIndex = 64 << 20;

    private const double LongestSeconds = 7 * 24 * 3600;

    public bool HasPicture => Tracks.Any(t => t.Handler == "vide" && t.Coding is not ("jpeg" or "png "));

    public bool HasSound => Tracks.Any(t => t.Handler == "soun");

    public static IsoMovie Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var boxes = IsoBoxes.Top(file);
        var brand = boxes is [{ Name: "ftyp" } type, ..] ? Text(file, type.Content) : "qt  ";
        var index = boxes.Find(b => b.Name == "moov");
        if (index.Name is null || index.IsCutOff || index.Length > MostIndex)
            return new IsoMovie(brand, [], null, MediaDamage.Whole);
        var bytes = new byte[index.Length];
        file.Position = index.Start;
        file.ReadExactly(bytes);
        var inside = IsoBoxes.Inside(bytes, index.Content - index.Start, bytes.Length);
        var tracks = inside.Where(b => b.Name == "trak").Take(100).Select(b => Track(bytes, b)).ToList();
        return new IsoMovie(brand, tracks, Duration(bytes, inside), DamageOf(boxes, tracks));
    }

    private static MediaDamage DamageOf(List<IsoBox> boxes, List<IsoTrack> tracks)
    {
        if (!tracks.Exists(t => t.Handler is "vide" or "soun") || !boxes.Exists(b => b.Name is "mdat" or "imda"))
            return MediaDamage.Whole;
        return boxes.Exists(b => b.IsCutOff && b.Name is "mdat" or "moof") ? MediaDamage.End : MediaDamage.None;
    }

    private static IsoTrack Track(byte[] bytes, IsoBox track)
    {
        if (Find(bytes, track, "mdia") is not { } media)
            return new IsoTrack("", "");
        var handler = Find(bytes, media, "hdlr") is { } h && h.Content + 12 <= h.End ? Text(bytes, h.Content + 8) : "";
        var table = Find(bytes, media, "minf") is { } info && Find(bytes, info, "stbl") is { } samples ? Find(bytes, samples, "stsd") : null;
        // Version, flags and count stand before the first entry, whose name is the coding.
        return new IsoTrack(handler, table is { } t && t.Content + 16 <= t.End ? Text(bytes, t.Content + 12) : "");
    }

    internal static IsoBox? Find(byte[] bytes, IsoBox outer, string name)
    {
        var found = IsoBoxes.Inside(bytes, outer.Content, outer.End).Find(b => b.Name == name);
        return found.Name is null ? null : found;
    }

    // mvhd: §8.2.2, 32 or 64 bits wide by version. A year-long film is a lie.
    private static double? Duration(byte[] bytes, List<IsoBox> inside)
    {
        var head = inside.Find(b => b.Name == "mvhd");
        if (head.Name is null || head.End - head.Content < 20)
            return null;
        var content = bytes.AsSpan((int)head.Content, (int)(head.End - head.Content));
        var isWide = content[0] == 1;
        if (isWide && content.Length < 32)
            return null;
        var scale = BinaryPrimitives.ReadUInt32BigEndian(content[(isWide ? 20 : 12)..]);
        var length = isWide ? BinaryPrimitives.ReadUInt64BigEndian(content[24..]) : BinaryPrimitives.ReadUInt32BigEndian(content[16..]);
        var seconds = scale == 0 ? 0 : (double)length / scale;
        return seconds is > 0 and <= LongestSeconds ? Math.Round(seconds, 2) : null;
    }

    private static string Text(ReadOnlySpan<byte> bytes, long at) => Encoding.Latin1.GetString(bytes.Slice((int)at, 4));

    private static string Text(FileStream file, long at)
    {
        Span<byte> four = stackalloc byte[4];
        file.Position = at;
        return file.ReadAtLeast(four, 4, throwOnEndOfStream: false) == 4 ? Encoding.Latin1.GetString(four) : "";
    }
}
