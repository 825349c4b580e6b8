using System.Globalization;
using Microsoft.Extensions.Localization;
using OerPortal.Library.Models;

namespace OerPortal.Library.Corrections;

/// <summary>What a correction says, in a sentence.</summary>
internal static class CorrectionWords
{
    /// <summary>"45.000 → 54.000; Tô Hoai → Tô Hoài".</summary>
    internal static string Says(this IStringLocalizer strings, Correction correction)
    {
        var parts = new List<string>();
        if (correction is { Price: { } price, PriceBefore: { } before })
            parts.Add(strings["library.correction.price", Money(before), Money(price)]);
        if (correction.Words.Length > 0)
            parts.Add(correction.WordsBefore.Length > 0 ? strings["library.correction.words", correction.WordsBefore, correction.Words] : correction.Words);
        return string.Join("; ", parts);
    }

    private static string Money(long money) => money.ToString("N0", CultureInfo.CurrentCulture);
}
