namespace OerPortal.Cms.Outside;

/// <summary>How a module goes out: who it says it is, whom it may ask, and how much it puts up with.</summary>
/// <param name="Name">One word; names the program in questions and its files in the temporary folder.</param>
public sealed record OutsideRules(string Name)
{
    /// <summary>Hosts (<c>name</c> or <c>name:port</c>, parted by spaces or commas) that may be asked although they lead into the operator's own network.</summary>
    public string AllowedHosts { get; init; } = "";

    /// <summary>How long one answer may take, from the question to its last byte.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest answer, unpacked.</summary>
    public long MostBytes { get; init; } = 4 << 20;

    /// <summary>Of a larger answer the beginning is taken, instead of nothing.</summary>
    public bool TakesBeginnings { get; init; }

    /// <summary>Part of the media type of answers that are read although their status refuses; null: none are.</summary>
    public string? ReadsRefusalsIn { get; init; }

    /// <summary>Whether the operator trusts this host wherever it leads.</summary>
    public bool Allows(string host, int port)
        => AllowedHosts.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Any(allowed => allowed.Equals(host, StringComparison.OrdinalIgnoreCase) || allowed.Equals($"{host}:{port}", StringComparison.OrdinalIgnoreCase));
}
