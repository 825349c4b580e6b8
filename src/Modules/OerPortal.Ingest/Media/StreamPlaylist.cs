using System.Globalization;
using System.Text;

namespace OerPortal.Ingest.Media;

/// <summary>Playlists of HTTP Live Streaming (RFC 8216): read from ffmpeg, and written by the portal itself, from numbers alone.</summary>
internal static class StreamPlaylist
{
    private const string Length = "#EXTINF:";
    private const string Range = "#EXT-X-BYTERANGE:";
    private const string Head = "#EXT-X-MAP:";

    /// <returns>Null when it is not a list of stretches of one file.</returns>
    public static StreamList? Read(int side, IReadOnlyList<string> lines)
    {
        int? head = null;
        double? seconds = null;
        var stretches = new List<Stretch>();
        foreach (var line in lines)
        {
            if (line.StartsWith(Head, StringComparison.Ordinal) && line.Split("BYTERANGE=\"") is [_, var range])
                head = RangeOf(range.TrimEnd('"')) is { Start: 0 } map ? (int)map.Length : null;
            else if (line.StartsWith(Length, StringComparison.Ordinal) && double.TryParse(line.AsSpan(Length.Length).TrimEnd(','), NumberStyles.Float, CultureInfo.InvariantCulture, out var read))
                seconds = read;
            else if (line.StartsWith(Range, StringComparison.Ordinal) && seconds is { } lasting && RangeOf(line[Range.Length..]) is { } at)
                stretches.Add(new Stretch(Math.Round(lasting, 3), at.Start, at.Length));
        }
        return head is { } bytes && stretches.Count > 0 ? new StreamList(side, bytes, stretches) : null;
    }

    /// <summary>All sizes; a player chooses.</summary>
    public static string Sizes(IReadOnlyList<StreamList> sizes)
    {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        foreach (var size in sizes)
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-STREAM-INF:BANDWIDTH={size.PeakBits}\n{size.Side}.m3u8\n");
        return text.ToString();
    }

    /// <summary>The stretches of one size.</summary>
    public static string Stretches(StreamList size)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"{size.Side}.mp4");
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{Math.Ceiling(size.Stretches.Max(s => s.Seconds))}\n#EXT-X-MAP:URI=\"{file}\",BYTERANGE=\"{size.Head}@0\"\n");
        foreach (var stretch in size.Stretches)
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{stretch.Seconds:0.###},\n#EXT-X-BYTERANGE:{stretch.Length}@{stretch.Start}\n{file}\n");
        return text.Append("#EXT-X-ENDLIST\n").ToString();
    }

    private static (long Start, long Length)? RangeOf(string text) =>
        text.Split('@') is [var length, var start] && long.TryParse(length, CultureInfo.InvariantCulture, out var l) && long.TryParse(start, CultureInfo.InvariantCulture, out var s) ? (s, l) : null;
}
