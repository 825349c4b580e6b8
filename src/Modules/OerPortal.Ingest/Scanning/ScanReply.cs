namespace OerPortal.Ingest.Scanning;

/// <summary>What the scanner said about one stream.</summary>
public enum ScanVerdict
{
    /// <summary>Exactly <c>stream: OK</c>.</summary>
    Clean,

    /// <summary>A signature matched.</summary>
    Infected,

    /// <summary><c>Heuristics.Encrypted.*</c>: cannot be looked into.</summary>
    Encrypted,

    /// <summary><c>Heuristics.Limits.*</c>: unpacks to more than the scanner reads.</summary>
    LimitsExceeded,

    /// <summary>Another heuristic: built in a way programs are attacked with, but no known malware.</summary>
    Suspicious,

    /// <summary>Longer than the scanner's stream limit.</summary>
    TooLarge,

    /// <summary>No answer, or one that cannot be trusted. Never clean.</summary>
    Unavailable,
}

/// <param name="Verdict">The outcome.</param>
/// <param name="Detail">Signature or heuristic name, or why there is no answer.</param>
public sealed record ScanReply(ScanVerdict Verdict, string? Detail = null)
{
    /// <summary>Reads clamd's reply to one INSTREAM command.</summary>
    public static ScanReply Interpret(string reply)
    {
        var text = reply.TrimEnd('\0', '\n', '\r');
        if (string.Equals(text, "stream: OK", StringComparison.Ordinal))
            return new ScanReply(ScanVerdict.Clean);
        if (text.StartsWith("stream: ", StringComparison.Ordinal) && text.EndsWith(" FOUND", StringComparison.Ordinal))
            return Found(text["stream: ".Length..^" FOUND".Length]);
        if (text.StartsWith("INSTREAM size limit exceeded", StringComparison.Ordinal))
            return new ScanReply(ScanVerdict.TooLarge, text);
        return new ScanReply(ScanVerdict.Unavailable, text.Length == 0 ? "empty reply" : text);
    }

    private static ScanReply Found(string name)
    {
        if (!name.StartsWith("Heuristics.", StringComparison.Ordinal))
            return new ScanReply(ScanVerdict.Infected, name);
        if (name.StartsWith("Heuristics.Encrypted.", StringComparison.Ordinal))
            return new ScanReply(ScanVerdict.Encrypted, name);
        return new ScanReply(
            name.StartsWith("Heuristics.Limits.", StringComparison.Ordinal) ? ScanVerdict.LimitsExceeded : ScanVerdict.Suspicious,
            name);
    }
}
