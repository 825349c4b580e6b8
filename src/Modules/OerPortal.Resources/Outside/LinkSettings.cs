namespace OerPortal.Resources.Outside;

/// <summary>Section <c>Links</c> of the settings: addresses elsewhere that teachers add to resources.</summary>
public sealed record LinkSettings
{
    /// <summary>Hosts (<c>name</c> or <c>name:port</c>, parted by spaces or commas) that may be asked although they lead into the operator's own network.</summary>
    public string AllowedHosts { get; init; } = "";

    /// <summary>How long somebody who adds an address waits for its page.</summary>
    public double Seconds { get; init; } = 8;

    /// <summary>Addresses that one person may have read in an hour.</summary>
    public int PersonAnHour { get; init; } = 60;

    /// <summary>How often an address is looked at.</summary>
    public double CheckDays { get; init; } = 30;
}
