using System.Globalization;
using System.Text;

namespace OerPortal.Ingest.Scanning;

/// <summary>
/// Keeps the last known state of the scanner. A scanner that lost its database calls everything clean, so only one
/// that finds EICAR and passes plain text counts as up.
/// </summary>
public sealed class ScannerHealth(ClamdClient client, TimeProvider time)
{
    private static readonly byte[] PlainText = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("Plain text of a school book. ", 36)));
    private volatile ScannerStatus? _current;

    /// <summary>Null before the first probe.</summary>
    public ScannerStatus? Current => _current;

    /// <summary>Whether verdicts may be trusted now.</summary>
    public bool IsUp => _current is { IsUp: true };

    /// <summary>Asks now and remembers the answer.</summary>
    public async Task<ScannerStatus> ProbeAsync(CancellationToken cancellation)
    {
        var version = await client.VersionAsync(cancellation);
        var reason = version is null ? "clamd does not answer" : await FindFaultAsync(cancellation);
        var status = new ScannerStatus(reason is null, reason, version, DateOf(version), time.GetUtcNow());
        _current = status;
        return status;
    }

    private async Task<string?> FindFaultAsync(CancellationToken cancellation)
    {
        using var eicar = new MemoryStream(Eicar.Bytes);
        var found = await client.ScanAsync(eicar, eicar.Length, cancellation);
        if (found.Verdict != ScanVerdict.Infected)
            return $"EICAR was not found: {found.Verdict} {found.Detail}";
        using var plain = new MemoryStream(PlainText);
        var passed = await client.ScanAsync(plain, plain.Length, cancellation);
        return passed.Verdict == ScanVerdict.Clean ? null : $"plain text was not clean: {passed.Verdict} {passed.Detail}";
    }

    // "ClamAV 1.4.6/27812/Fri Nov 20 08:05:34 2026"; days below ten are padded with a space.
    internal static DateTimeOffset? DateOf(string? version)
    {
        var parts = version?.Split('/');
        return parts is { Length: 3 } && DateTimeOffset.TryParseExact(
            parts[2].Replace("  ", " "), "ddd MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date)
            ? date
            : null;
    }
}
