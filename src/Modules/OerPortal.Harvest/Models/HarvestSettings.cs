using OerPortal.Cms.Outside;

namespace OerPortal.Harvest.Models;

/// <summary>Section <c>Harvest</c> of the settings: whom the harvester may ask, and how much it puts up with.</summary>
public sealed record HarvestSettings
{
    /// <summary>Hosts (<c>name</c> or <c>name:port</c>, parted by spaces or commas) that may be asked although they lead into the operator's own network.</summary>
    public string AllowedHosts { get; init; } = "";

    /// <summary>How long one answer may take, from the question to its last byte.</summary>
    public int ResponseSeconds { get; init; } = 120;

    /// <summary>The largest answer, unpacked.</summary>
    public int MostMegabytes { get; init; } = 64;

    /// <summary>How long somebody who only tries a source waits.</summary>
    public int TrialSeconds { get; init; } = 25;

    /// <summary>The first pause after an answer that says "later"; each further one is twice as long.</summary>
    public double FirstPauseSeconds { get; init; } = 15;

    /// <summary>After so many pauses in a row a run gives up.</summary>
    public int MostTries { get; init; } = 8;

    public long MostBytes => MostMegabytes * 1024L * 1024;

    /// <summary>Some repositories say what is wrong with a question in OAI-PMH and in HTTP.</summary>
    internal OutsideRules Rules => new("Harvest") { AllowedHosts = AllowedHosts, Longest = TimeSpan.FromSeconds(ResponseSeconds), MostBytes = MostBytes, ReadsRefusalsIn = "xml" };
}
