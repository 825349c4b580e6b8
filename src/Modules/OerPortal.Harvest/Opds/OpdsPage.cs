using OerPortal.Harvest.Describing;

namespace OerPortal.Harvest.Opds;

/// <summary>One page of a catalogue.</summary>
internal sealed class OpdsPage
{
    public string Title { get; set; } = "";

    public List<RawRecord> Publications { get; } = [];

    /// <summary>The next page of the same list.</summary>
    public Uri? Next { get; set; }

    /// <summary>Lists below this one.</summary>
    public List<Uri> Below { get; } = [];
}
