using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OerPortal.Cms.Security;

namespace OerPortal.Classes.Cards;

/// <summary>
/// PINs are kept nowhere: each is made of the card's name with a key that lies in no database. So sixty thousand cost nothing to make, a sheet can be
/// printed again, and another card has another PIN. See docs/adr/0045-how-pupils-sign-in.md.
/// </summary>
internal sealed class PupilPins(IDerivedKeys keys)
{
    internal const int Length = 6;

    private const uint Many = 1_000_000;

    private readonly byte[] _key = keys.Of("classes.pins");

    internal string Of(string card)
    {
        for (var turn = 0; ; turn++)
        {
            var hash = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{card}:{turn}")));
            var pin = (BinaryPrimitives.ReadUInt64BigEndian(hash) % Many).ToString("D6", CultureInfo.InvariantCulture);
            if (!IsFirstGuess(pin))
                return pin;
        }
    }

    internal bool Fits(string card, string? typed)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(card)), Encoding.UTF8.GetBytes(string.Concat((typed ?? "").Where(char.IsAsciiDigit).Take(Length + 1))));

    // 000000, 123456, 987654, 121212: what anybody tries first.
    private static bool IsFirstGuess(string pin)
    {
        var steps = pin.Zip(pin.Skip(1), (one, next) => next - one).ToList();
        return steps.Distinct().Count() == 1 || pin.Distinct().Count() <= 2;
    }
}
