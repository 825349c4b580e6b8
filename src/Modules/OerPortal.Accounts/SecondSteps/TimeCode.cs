using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace OerPortal.Accounts.SecondSteps;

/// <summary>
/// Codes of authenticator apps: RFC 6238 with SHA-1, 30 s and six digits, which all apps know. Identity's own provider says only whether
/// a code fits; here it must be known which one it was, so that it does not work again.
/// </summary>
internal static class TimeCode
{
    internal const int Digits = 6;

    internal const int StepSeconds = 30;

    internal static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <returns>The time step the code belongs to, or null. Clocks may differ by one step.</returns>
    internal static long? StepOf(string code, byte[] key, DateTimeOffset now)
    {
        var present = StepAt(now);
        for (var step = present - 1; step <= present + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Of(key, step)), System.Text.Encoding.UTF8.GetBytes(code)))
                return step;
        }

        return null;
    }

    internal static string Of(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238's default and the only one all apps know; HMAC does not need collision resistance
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        // RFC 4226 §5.3: the last four bits say where the number begins.
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString($"D{Digits}", CultureInfo.InvariantCulture);
    }
}
