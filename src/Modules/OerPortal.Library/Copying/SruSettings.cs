using OerPortal.Cms.Outside;

namespace OerPortal.Library.Copying;

/// <summary>Section <c>Library:Sru</c> of the settings: which libraries are asked for descriptions of books, and how long one waits for them.</summary>
public sealed record SruSettings
{
    /// <summary>In the order in which what they find is shown.</summary>
    public IList<SruTarget> Targets { get; init; } = [];

    /// <summary>Hosts (<c>name</c> or <c>name:port</c>, parted by spaces or commas) that may be asked although they lead into the operator's own network.</summary>
    public string AllowedHosts { get; init; } = "";

    /// <summary>How long a librarian waits for one library.</summary>
    public int ResponseSeconds { get; init; } = 8;

    internal OutsideRules Rules => new("Library") { AllowedHosts = AllowedHosts, Longest = TimeSpan.FromSeconds(ResponseSeconds), MostBytes = 2 << 20, ReadsRefusalsIn = "xml" };
}

/// <summary>A library that answers SRU 1.1.</summary>
public sealed record SruTarget
{
    /// <summary>As it is shown: "Thư viện Quốc gia Việt Nam".</summary>
    public string Name { get; init; } = "";

    /// <summary>Of its SRU, without a question: <c>https://…/sru</c>.</summary>
    public string Address { get; init; } = "";
}
