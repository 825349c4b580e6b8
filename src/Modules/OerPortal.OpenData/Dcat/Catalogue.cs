using OerPortal.Cms.Sites;
using OerPortal.OpenData.Api;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Dumps;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Dcat;

/// <summary>What open data there is, by DCAT-AP 3.0.1: one catalogue, a data set for each thing that is told of, dumps, and services. At a school of what it has contributed, with its files in place of dumps.</summary>
internal sealed class Catalogue(ApiScope scope, ISiteContext site, OpenRecords records, DumpFolder dumps, SchoolFiles files, Vocabularies words)
{
    private const string Authority = "http://publications.europa.eu/resource/authority/";
    private const string Theme = Authority + "data-theme/EDUC";
    private const string Themes = Authority + "data-theme";
    private const string Vietnam = Authority + "country/VNM";
    private const string Public = Authority + "access-right/PUBLIC";
    private const string Daily = Authority + "frequency/DAILY";
    private static readonly string[] Languages = [Authority + "language/VIE", Authority + "language/ENG"];

    private string Address => scope.Address(OpenDataAddress.Dcat);

    private string Page => scope.Address(OpenDataAddress.Page);

    public async Task<RdfGraph> ReadAsync(CancellationToken cancellation)
    {
        var graph = new RdfGraph();
        var (first, last) = (await records.EarliestAsync(cancellation), await records.LatestAsync(cancellation));
        string[] datasets = site.Current.IsPortal ? [.. Datasets.All] : [Datasets.Resources, Datasets.Collections];
        string[] services = ["api", "oai", "opds1", "opds2"];
        graph.About($"{Address}#catalogue").Is("dcat:Catalog")
            .Text("dct:title", Titled("open-data.api.title")).Text("dct:description", words.NamesOf("open-data.lead"))
            .Link("dct:publisher", Named("publisher")).Link("dcat:contactPoint", Named("contact")).Link("dct:language", Languages).Link("dct:license", Rights.Descriptions).Link("dct:rights", Named("rights"))
            .Link("foaf:homepage", Page).Link("dct:spatial", Vietnam).Link("dcat:themeTaxonomy", Themes).Time("dct:issued", first).Time("dct:modified", last)
            .Link("dcat:dataset", datasets.Select(Named)).Link("dcat:service", services.Select(Named));
        TellCommon(graph);
        foreach (var dataset in datasets) TellDataset(graph, dataset, first, last);
        foreach (var service in services) TellService(graph, service, datasets);
        if (site.Current.IsPortal && dumps.Newest() is { } dump)
        {
            foreach (var file in dump.Files.Where(file => !file.Name.Contains(".schema.", StringComparison.Ordinal))) TellFile(graph, dump, file);
        }

        if (scope.SchoolId is { } school)
        {
            foreach (var file in await files.AllAsync(school, cancellation)) TellFile(graph, file);
        }

        return graph;
    }

    private void TellCommon(RdfGraph graph)
    {
        graph.About(Named("publisher")).Is("foaf:Agent").Is("foaf:Organization").Text("foaf:name", site.Current.Name).Link("foaf:homepage", scope.Address("/"));
        graph.About(Named("contact")).Is("vcard:Kind").Is("vcard:Organization").Text("vcard:fn", site.Portal.Name).Link("vcard:hasURL", Page);
        graph.About(Named("rights")).Is("dct:RightsStatement").Text("rdfs:label", words.NamesOf("open-data.rights"));
        graph.About(Named("time")).Is("dct:PeriodOfTime");
        graph.About(Rights.Descriptions).Is("dct:LicenseDocument").Text("dct:title", Rights.DescriptionsCode);
        graph.About(Themes).Is("skos:ConceptScheme").Text("dct:title", new NamesView("Chủ đề dữ liệu", "Data theme"));
        graph.About(Theme).Is("skos:Concept").Link("skos:inScheme", Themes).Text("skos:prefLabel", new NamesView("Giáo dục, văn hoá và thể thao", "Education, culture and sport"));
        graph.About(Vietnam).Is("dct:Location").Text("rdfs:label", new NamesView("Việt Nam", "Viet Nam"));
        graph.About(Public).Is("dct:RightsStatement");
        graph.About(Daily).Is("dct:Frequency");
        foreach (var language in Languages) graph.About(language).Is("dct:LinguisticSystem");
    }

    private void TellDataset(RdfGraph graph, string dataset, DateTimeOffset? first, DateTimeOffset? last)
    {
        graph.About(Named("time")).Time("dcat:startDate", first);
        graph.About(Named(dataset)).Is("dcat:Dataset")
            .Text("dct:title", words.NamesOf($"open-data.dataset.{dataset}")).Text("dct:description", words.NamesOf($"open-data.dataset.{dataset}.hint")).Text("dct:identifier", Named(dataset))
            .Link("dct:publisher", Named("publisher")).Link("dcat:contactPoint", Named("contact")).Link("dcat:theme", Theme).Text("dcat:keyword", words.NamesOf("open-data.title")).Text("dcat:keyword", words.NamesOf($"open-data.dataset.{dataset}"))
            .Link("dct:language", Languages).Link("dct:spatial", Vietnam).Link("dct:temporal", Named("time")).Link("dct:accrualPeriodicity", Daily).Link("dct:accessRights", Public)
            .Link("dcat:landingPage", Page).Time("dct:issued", first).Time("dct:modified", last);
        graph.About(Page).Is("foaf:Document");
        // Counts are dumped only.
        if (dataset == Datasets.Usage) return;
        graph.About(Named(dataset)).Link("dcat:distribution", Named($"api-{dataset}"));
        var address = scope.Address($"{OpenDataAddress.Api}/{dataset}");
        Distribution(graph, $"api-{dataset}", words.NamesOf("open-data.service.api"), "application/json", Authority + "file-type/JSON")
            .Link("dcat:accessURL", address).Link("dcat:accessService", Named("api"));
    }

    private void TellService(RdfGraph graph, string service, IEnumerable<string> datasets)
    {
        var (path, description, standard) = service switch
        {
            "api" => (OpenDataAddress.Api, OpenDataAddress.ApiDocument, "https://spec.openapis.org/oas/v3.1.0"),
            "oai" => (OpenDataAddress.OaiPmh, OpenDataAddress.OaiPmh + "?verb=Identify", "http://www.openarchives.org/OAI/2.0/"),
            "opds1" => (OpenDataAddress.Opds1, null, "https://specs.opds.io/opds-1.2"),
            _ => (OpenDataAddress.Opds2, null, "https://specs.opds.io/opds-2.0"),
        };
        graph.About(Named(service)).Is("dcat:DataService")
            .Text("dct:title", words.NamesOf($"open-data.service.{service}")).Text("dct:description", words.NamesOf($"open-data.service.{service}.hint"))
            .Link("dcat:endpointURL", scope.Address(path)).Link("dcat:endpointDescription", description is null ? null : scope.Address(description)).Link("dct:conformsTo", standard)
            .Link("dct:publisher", Named("publisher")).Link("dcat:contactPoint", Named("contact")).Link("dcat:theme", Theme).Link("dct:license", Rights.Descriptions).Link("dct:accessRights", Public)
            .Link("dcat:landingPage", Page).Link("dcat:servesDataset", (service == "api" ? datasets.Where(dataset => dataset != Datasets.Usage) : [Datasets.Resources]).Select(Named));
        graph.About(standard).Is("dct:Standard");
    }

    private void TellFile(RdfGraph graph, Dump dump, DumpFile file)
    {
        var address = scope.Origin + OpenDataAddress.Dump(dump.Date, file.Name);
        var bare = file.Name.Replace(".gz", "", StringComparison.Ordinal);
        graph.About(Named(file.Dataset)).Link("dcat:distribution", Named($"dump-{bare}"));
        var distribution = Distribution(graph, $"dump-{bare}", words.NamesOf($"open-data.dump.{bare}"), file.MediaType, FileType(file.MediaType))
            .Link("dcat:accessURL", scope.Origin + OpenDataAddress.DumpIndex).Link("dcat:downloadURL", address).Value("dcat:byteSize", file.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), "xsd:nonNegativeInteger")
            .Link("spdx:checksum", Named($"sum-{bare}")).Link("dcat:compressFormat", MediaType("application/gzip")).Time("dct:issued", dump.MadeAt).Time("dct:modified", dump.MadeAt);
        graph.About(MediaType("application/gzip")).Is("dct:MediaType");
        if (bare == "resources.ndjson") distribution.Link("dct:conformsTo", scope.Origin + OpenDataAddress.Dump(dump.Date, "resources.schema.json.gz"));
        graph.About(Named($"sum-{bare}")).Is("spdx:Checksum").Link("spdx:algorithm", RdfNames.Full("spdx:checksumAlgorithm_sha256")).Value("spdx:checksumValue", file.Sha256, "xsd:hexBinary");
    }

    private void TellFile(RdfGraph graph, SchoolFile file)
    {
        graph.About(Named(file.Dataset)).Link("dcat:distribution", Named($"file-{file.Name}"));
        Distribution(graph, $"file-{file.Name}", words.NamesOf($"open-data.dump.{file.Name}"), file.MediaType, FileType(file.MediaType))
            .Link("dcat:accessURL", scope.Address(OpenDataAddress.DumpIndex)).Link("dcat:downloadURL", scope.Address(OpenDataAddress.SchoolFile(file.Name)));
    }

    private RdfThing Distribution(RdfGraph graph, string name, NamesView title, string mediaType, string? fileType)
    {
        graph.About(MediaType(mediaType)).Is("dct:MediaType");
        if (fileType is not null) graph.About(fileType).Is("dct:MediaTypeOrExtent");
        return graph.About(Named(name)).Is("dcat:Distribution").Text("dct:title", title).Link("dct:license", Rights.Descriptions).Link("dct:rights", Named("rights"))
            .Link("dcat:mediaType", MediaType(mediaType)).Link("dct:format", fileType).Link("dct:language", Languages).Link("dcatap:availability", Authority + "planned-availability/STABLE");
    }

    private static string MediaType(string mediaType) => "http://www.iana.org/assignments/media-types/" + mediaType;

    private static string? FileType(string mediaType) => mediaType switch
    {
        "text/csv" => Authority + "file-type/CSV",
        "application/ld+json" => Authority + "file-type/JSON_LD",
        "application/x-ndjson" => Authority + "file-type/JSON",
        _ when mediaType.Contains("xml", StringComparison.Ordinal) => Authority + "file-type/XML",
        _ => null,
    };

    private string Named(string name) => $"{Address}#{name}";

    private NamesView Titled(string key)
    {
        var both = words.NamesOf(key);
        return new(both.Vi.Replace("{0}", site.Current.Name, StringComparison.Ordinal), both.En.Replace("{0}", site.Current.Name, StringComparison.Ordinal));
    }
}
