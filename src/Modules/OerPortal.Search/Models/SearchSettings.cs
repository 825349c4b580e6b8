namespace OerPortal.Search.Models;

/// <summary>Section <c>Search</c> of the configuration; see docs/operations.md.</summary>
internal sealed record SearchSettings
{
    /// <summary>Who answers searches: <c>postgres</c> or <c>elasticsearch</c>.</summary>
    public string Engine { get; init; } = Indexes.Postgres;

    /// <summary>After how many seconds somebody who searches on PostgreSQL is told that the portal is busy.</summary>
    public double AnswerSeconds { get; init; } = 4;

    public ElasticsearchSettings Elasticsearch { get; init; } = new();
}

/// <summary>Where Elasticsearch is and how the portal signs in there.</summary>
internal sealed record ElasticsearchSettings
{
    /// <summary>Addresses of its nodes, with spaces or commas between them; empty when there is none.</summary>
    public string Address { get; init; } = "";

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>In place of a name and a password: as Elasticsearch gives it out, in Base64.</summary>
    public string? ApiKey { get; init; }

    /// <summary>A file with the certificate (PEM) of the authority that the nodes' certificates are from; null for a public one.</summary>
    public string? Authority { get; init; }

    /// <summary>8 for servers of version 8.</summary>
    public int Compatibility { get; init; } = 9;

    /// <summary>How the names of its indexes begin; two portals on one cluster need two.</summary>
    public string Prefix { get; init; } = "oerportal";

    /// <summary>After how many seconds PostgreSQL answers in its place somebody who searches.</summary>
    public double AnswerSeconds { get; init; } = 2;

    public IReadOnlyList<Uri> Addresses => [.. Address.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(address => new Uri(address))];

    public bool IsConfigured => Addresses.Count > 0;
}
