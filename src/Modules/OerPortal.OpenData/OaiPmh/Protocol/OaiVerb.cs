namespace OerPortal.OpenData.OaiPmh.Protocol;

/// <summary>The six verbs; names as in requests.</summary>
internal enum OaiVerb
{
    Identify,
    ListMetadataFormats,
    ListSets,
    ListIdentifiers,
    ListRecords,
    GetRecord,
}

internal static class OaiVerbs
{
    /// <summary>Null for what is no verb. Upper and lower case matter.</summary>
    public static OaiVerb? Read(string text) => text switch
    {
        nameof(OaiVerb.Identify) => OaiVerb.Identify,
        nameof(OaiVerb.ListMetadataFormats) => OaiVerb.ListMetadataFormats,
        nameof(OaiVerb.ListSets) => OaiVerb.ListSets,
        nameof(OaiVerb.ListIdentifiers) => OaiVerb.ListIdentifiers,
        nameof(OaiVerb.ListRecords) => OaiVerb.ListRecords,
        nameof(OaiVerb.GetRecord) => OaiVerb.GetRecord,
        _ => null,
    };

    /// <summary>The arguments that a verb takes beside itself.</summary>
    public static IReadOnlyList<string> Arguments(this OaiVerb verb) => verb switch
    {
        OaiVerb.Identify => [],
        OaiVerb.ListMetadataFormats => ["identifier"],
        OaiVerb.ListSets => ["resumptionToken"],
        OaiVerb.GetRecord => ["identifier", "metadataPrefix"],
        _ => ["from", "until", "metadataPrefix", "set", "resumptionToken"],
    };
}
