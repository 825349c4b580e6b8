using System.Security.Cryptography;
using System.Text;
using OerPortal.Cms.Security;
using OerPortal.Library.Models;

namespace OerPortal.Library.Cards;

/// <summary>
/// What scanners read from a card is its number and four signs more: numbers follow each other, and a kiosk believes nobody who only counts. The signs are kept nowhere: they are made
/// of the number with a key that lies in no database.
/// </summary>
internal sealed class CardSeals(IDerivedKeys keys)
{
    private const char Between = '-';
    private const int Length = 4;

    private readonly byte[] _key = keys.Of("library.cards");

    /// <summary>"BD000012-7KQF".</summary>
    internal string CodeOf(Guid siteId, int number) => $"{CardNumber.Of(number)}{Between}{SealOf(siteId, number)}";

    /// <summary>The number of a card, typed or scanned; null where it is none, or where the signs are another's.</summary>
    internal int? Read(Guid siteId, string typed)
    {
        var at = typed.IndexOf(Between, StringComparison.Ordinal);
        if (at < 0)
            return CardNumber.Read(typed);
        return CardNumber.Read(typed[..at]) is { } number && string.Equals(typed[(at + 1)..].Trim(), SealOf(siteId, number), StringComparison.OrdinalIgnoreCase) ? number : null;
    }

    private string SealOf(Guid siteId, int number)
    {
        var hash = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(FormattableString.Invariant($"{siteId:N}:{number}")));
        return string.Concat(hash.Take(Length).Select(b => TypedCode.Signs[b % TypedCode.Signs.Length]));
    }
}
