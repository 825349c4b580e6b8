using OerPortal.Library.Models;

namespace OerPortal.Library.Labels;

/// <summary>Numbers of a register, both ends among them.</summary>
internal sealed record NumberRange(BookKind Register, int First, int Last)
{
    /// <summary>At one time: more is a fault of typing, or a long wait.</summary>
    internal const int Most = 2_000;

    /// <summary>"TK000001–000003".</summary>
    internal string Text => First == Last ? Models.Register.Number(Register, First) : $"{Models.Register.Number(Register, First)}–{Last:000000}";

    internal int Count => Last - First + 1;

    internal string Address => $"{LibraryAddress.Labels}?so={Models.Register.Letters(Register).ToLowerInvariant()}&From={First}&To={Last}";

    /// <summary>In parts that can be printed at one time.</summary>
    internal IEnumerable<NumberRange> Parts()
    {
        for (var first = First; first <= Last; first += Most)
            yield return this with { First = first, Last = Math.Min(Last, first + Most - 1) };
    }
}
