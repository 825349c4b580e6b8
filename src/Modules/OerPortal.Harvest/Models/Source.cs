namespace OerPortal.Harvest.Models;

/// <summary>How a source is asked.</summary>
public enum SourceKind : short
{
    /// <summary>OAI-PMH 2.0.</summary>
    Oai = 1,

    /// <summary>A catalogue in OPDS 2.0 (JSON) or 1.2 (Atom).</summary>
    Opds = 2,
}

/// <summary>A repository or catalogue whose records are taken in, as the operator has set it.</summary>
public sealed class Source
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>As people read it beside each record.</summary>
    public string Name { get; set; } = "";

    public SourceKind Kind { get; init; }

    /// <summary>Base address of the repository, or of the catalogue's first page.</summary>
    public string Address { get; init; } = "";

    /// <summary>OAI-PMH: only this set; empty for everything.</summary>
    public string SetSpec { get; init; } = "";

    /// <summary>OAI-PMH: the metadataPrefix.</summary>
    public string Format { get; init; } = "";

    /// <summary>Pause between two runs; 0 when only somebody asks for them.</summary>
    public int EveryHours { get; set; }

    /// <summary>Whether its records are found in search.</summary>
    public bool IsShown { get; set; } = true;

    /// <summary>Whether its records are in the feeds of searches (docs/adr/0025-whom-the-portal-asks.md); no other interface has them.</summary>
    public bool PassesOn { get; set; }

    public DateTimeOffset AddedAt { get; init; }
}
