namespace OerPortal.Usage.Counting;

/// <summary>
/// Which marks were seen today, as a Bloom filter of 2 MB: it cannot be read out, and takes no more room however many come. With half a
/// million marks it takes one in three thousand for known that is new, with two million one in forty: then fewer people are counted than there were.
/// </summary>
internal sealed class MarksOfDay
{
    private const int Bits = 1 << 24;
    private const int Places = 4;

    private readonly ulong[] _bits = new ulong[Bits / 64];

    /// <summary>Notes the mark.</summary>
    internal bool IsNew(ulong mark)
    {
        var isNew = false;
        // Two halves of a mark make as many places as are needed (Kirsch and Mitzenmacher, 2006).
        var (first, step) = ((uint)mark, (uint)(mark >> 32) | 1);
        for (var i = 0u; i < Places; i++)
        {
            var place = (first + (i * step)) % Bits;
            var bit = 1UL << (int)(place % 64);
            isNew |= (_bits[place / 64] & bit) == 0;
            _bits[place / 64] |= bit;
        }

        return isNew;
    }

    internal void Clear() => Array.Clear(_bits);
}
