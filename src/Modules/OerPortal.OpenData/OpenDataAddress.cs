namespace OerPortal.OpenData;

/// <summary>Where open data stands: paths below a site, before which its path base goes. The one place that spells them.</summary>
internal static class OpenDataAddress
{
    public const string Page = "/du-lieu-mo";
    public const string Api = "/api/v1";
    public const string ApiDocument = Api + "/openapi.json";
    public const string ApiPage = Api + "/docs";
    public const string Dumps = "/open-data";
    public const string DumpIndex = Dumps + "/index.json";
    public const string Dcat = "/dcat";
    public const string OaiPmh = "/oai";
    public const string Opds1 = "/opds";
    public const string Opds2 = "/opds/v2";

    public static string Resource(string publicId) => $"{Api}/resources/{publicId}";

    public static string Collection(string publicId) => $"{Api}/collections/{publicId}";

    public static string School(string slug) => $"{Api}/schools/{slug}";

    /// <summary>Below a school.</summary>
    public static string SchoolFile(string name) => $"{Dumps}/{name}";

    public static string Dump(string date, string name) => $"{Dumps}/{date}/{name}";
}
