using System.Text.Json.Serialization;

namespace OerPortal.Ingest.Media;

/// <summary>What a page shows beside sound or film, and what is still to be made of it.</summary>
/// <param name="Peaks">Loudness from 0 to 100 along the sound; none of a film.</param>
internal sealed record Recording(int? Width, int? Height, IReadOnlyList<Chapter> Chapters, IReadOnlyList<int> Peaks, MediaPlan Plan)
{
    /// <summary>Once they are made.</summary>
    public IReadOnlyList<StreamList> Streams { get; init; } = [];

    /// <summary>Whether a worker that follows its program may have said it.</summary>
    [JsonIgnore]
    public bool IsCredible => Chapters.Count <= MediaProbe.MostChapters && Chapters.All(c => c.Start >= 0 && c.Title.Length <= MediaProbe.LongestTitle)
        && Peaks.Count <= Waveform.Points && Plan.Sizes.Count <= 2 && Plan.Sizes.All(s => s.Side is > 0 and <= 720);
}

/// <summary>A film in one size, as one file of which players take a stretch after the other.</summary>
/// <param name="Side">Pixels of the shorter side.</param>
/// <param name="Head">Bytes at the beginning that every stretch needs.</param>
internal sealed record StreamList(int Side, int Head, IReadOnlyList<Stretch> Stretches)
{
    /// <summary>Of its heaviest stretch, in a second.</summary>
    [JsonIgnore]
    public long PeakBits => Stretches.Max(s => (long)(s.Length * 8 / s.Seconds));

    /// <summary>Whether it is a list of stretches of a file of so many bytes.</summary>
    public bool Fits(long length) =>
        Side > 0 && Head > 0 && Stretches.Count > 0 && Stretches.All(s => s is { Length: > 0, Seconds: > 0 and < 3600 } && s.Start >= Head && s.Start <= length - s.Length);
}

/// <param name="Start">Byte in the file.</param>
/// <param name="Length">Bytes.</param>
internal sealed record Stretch(double Seconds, long Start, long Length);
