namespace OerPortal.OpenData.Opds.Atom;

/// <summary>Media types and namespaces of OPDS 1.2.</summary>
internal static class AtomTypes
{
    public const string Navigation = "application/atom+xml;profile=opds-catalog;kind=navigation";
    public const string Acquisition = "application/atom+xml;profile=opds-catalog;kind=acquisition";
    public const string Entry = "application/atom+xml;type=entry;profile=opds-catalog";
    public const string OpenSearch = "application/opensearchdescription+xml";

    public const string AtomNamespace = "http://www.w3.org/2005/Atom";
    public const string OpdsNamespace = "http://opds-spec.org/2010/catalog";
    public const string TermsNamespace = "http://purl.org/dc/terms/";
    public const string ThreadNamespace = "http://purl.org/syndication/thread/1.0";
    public const string OpenSearchNamespace = "http://a9.com/-/spec/opensearch/1.1/";
}
