namespace OerPortal.Resources.Likeness;

/// <summary>
/// What a file's text is like, in a few numbers (MinHash; Broder 1997): of all runs of five syllables the smallest under each of 64 ways to
/// mix them. As many of these agree between two texts as the texts have runs in common, within about five in a hundred.
/// </summary>
public sealed class TextSignature
{
    internal const int Minimums = 64;

    /// <summary>Four of them make a band: texts that are alike by more than a half nearly always agree in one of sixteen, others seldom do.</summary>
    internal const int Band = 4;

    public Guid FileId { get; private init; }

    /// <summary>Empty where there is too little text to say anything.</summary>
    public int[] Minima { get; private init; } = [];

    /// <summary>What candidates are found by.</summary>
    public long[] Bands { get; private init; } = [];

    internal static TextSignature Of(Guid fileId, int[] minima)
        => new() { FileId = fileId, Minima = minima, Bands = [.. minima.Chunk(Band).Select((band, at) => BandOf(at, band))] };

    /// <summary>0 to 1.</summary>
    internal double LikenessTo(TextSignature other)
        => Minima.Length == 0 || other.Minima.Length != Minima.Length ? 0 : Minima.Zip(other.Minima).Count(pair => pair.First == pair.Second) / (double)Minima.Length;

    private static long BandOf(int at, int[] band)
    {
        var hash = (ulong)at + 1;
        foreach (var minimum in band)
            hash = TextReading.Mixed(hash ^ (uint)minimum);
        return unchecked((long)hash);
    }
}
