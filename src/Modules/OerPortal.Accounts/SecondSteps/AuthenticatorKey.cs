namespace OerPortal.Accounts.SecondSteps;

/// <summary>What an authenticator app needs to know, in the three ways it can be told.</summary>
/// <param name="Base32">As Identity keeps it.</param>
internal sealed record AuthenticatorKey(string Base32)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>In groups of four, for typing.</summary>
    internal string Grouped => string.Join(' ', Base32.Chunk(4).Select(group => new string(group)));

    /// <summary>RFC 4648 §6.</summary>
    internal byte[] Bytes
    {
        get
        {
            var bytes = new List<byte>(Base32.Length * 5 / 8);
            int bits = 0, value = 0;
            foreach (var letter in Base32.TrimEnd('='))
            {
                value = ((value << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xfff;
                bits += 5;
                if (bits < 8)
                    continue;
                bits -= 8;
                bytes.Add((byte)(value >> bits));
            }

            return [.. bytes];
        }
    }

    /// <summary>Opens the app on the same phone (Google Authenticator's "Key URI Format", which all apps follow).</summary>
    /// <param name="portal">Shown in the app above the code.</param>
    internal string Address(string portal, string userName)
        => $"otpauth://totp/{Uri.EscapeDataString(portal)}:{Uri.EscapeDataString(userName)}?secret={Base32}&issuer={Uri.EscapeDataString(portal)}&digits={TimeCode.Digits}&period={TimeCode.StepSeconds}";
}
