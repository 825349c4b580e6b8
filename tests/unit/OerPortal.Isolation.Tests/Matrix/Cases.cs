using OerPortal.Isolation.Tests.Kit;
using static OerPortal.Isolation.Tests.Kit.Sent;
using static OerPortal.Isolation.Tests.Kit.Who;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>
/// Every route of the portal that leads to something of one school. Who is not named gets the answer of an unknown id; at a school's site
/// everybody does for the neighbour's.
/// </summary>
internal static class Cases
{
    private const Who Contributors = Teacher | Admin | Who.System;

    public static IReadOnlyList<RouteCase> All { get; } =
    [
        // Reading a published resource that only its school sees.
        new("GET hoc-lieu/{publicId}", Thing.Resource, School, School),
        new("GET /bia/{publicId}.svg", Thing.Resource, School, School),
        new("GET doc/{publicId:length(10)}/{fileId:guid?}", Thing.Resource, School, School),
        new("GET doc/{publicId:length(10)}/{fileId:guid?}", Thing.ForeignFile, School, School) { Note = "a file of another" },
        new("GET /api/search/resources/{publicId}/passages", Thing.Resource, School, School) { Query = "q=nui" },
        new("GET hoc-lieu/{publicId}/tim", Thing.Resource, School, School) { Query = "q=nui" },
        new("GET /tep/{fileId:guid}/bia", Thing.Resource, School | Who.System, School | Who.System),
        new("GET /tep/{fileId:guid}/bia", Thing.Resource, School | Who.System, School | Who.System) { Query = "rong=160", Note = "small" },
        new("GET /tep/{fileId:guid}/trang-1", Thing.Resource, School | Who.System, School | Who.System),
        new("GET /tep/{fileId:guid}/phu-de.vtt", Thing.Resource, Nobody) { Note = "a book is no subtitles; who may read those is in CaptionRightsTests" },
        new("HEAD /tep/{fileId:guid}/phu-de.vtt", Thing.Resource, Nobody) { Note = "a book is no subtitles; who may read those is in CaptionRightsTests" },
        new("GET /tep/{fileId:guid}/{name}", Thing.Resource, School | Who.System, School | Who.System),
        new("HEAD /tep/{fileId:guid}/{name}", Thing.Resource, School | Who.System, School | Who.System),
        new("HEAD /tep/{fileId:guid}/bia", Thing.Resource, School | Who.System, School | Who.System),
        new("HEAD /tep/{fileId:guid}/trang-1", Thing.Resource, School | Who.System, School | Who.System),
        new("GET /an-pham/{fileId:guid}/manifest.json", Thing.Resource, School | Who.System, School | Who.System),
        new("HEAD /an-pham/{fileId:guid}/manifest.json", Thing.Resource, School | Who.System, School | Who.System),
        new("GET /an-pham/{fileId:guid}/positions.json", Thing.Resource, School | Who.System, School | Who.System),
        new("HEAD /an-pham/{fileId:guid}/positions.json", Thing.Resource, School | Who.System, School | Who.System),
        new("GET /an-pham/{fileId:guid}/{**member}", Thing.Resource, School | Who.System, School | Who.System),
        new("HEAD /an-pham/{fileId:guid}/{**member}", Thing.Resource, School | Who.System, School | Who.System),
        new("GET doc/tep/{fileId:guid}", Thing.Resource, School | Who.System, School | Who.System),

        // What machines and other people's pages take is what everybody may see, whoever asks.
        new("GET hoc-lieu/{publicId}/trich-dan", Thing.Resource, Nobody) { Note = "citations are of what everybody sees" },
        new("GET nhung/{publicId}", Thing.Resource, Nobody) { Note = "a card is of what everybody sees" },
        new("GET /hoc-lieu/{publicId}/trich-dan.bib", Thing.Resource, Nobody),
        new("GET /hoc-lieu/{publicId}/trich-dan.ris", Thing.Resource, Nobody),
        new("GET /hoc-lieu/{publicId}/trich-dan.json", Thing.Resource, Nobody),
        new("GET /hoc-lieu/{publicId}/trich-dan.txt", Thing.Resource, Nobody),
        new("GET /hoc-lieu/{publicId}/mo-ta.jsonld", Thing.Resource, Nobody),
        new("GET /hoc-lieu/{publicId}/lien-ket.json", Thing.Resource, Nobody),
        new("GET /oembed", Thing.Resource, Nobody) { Query = "url=http://localhost/hoc-lieu/{publicId}", Note = "a school's own is none that everybody sees" },
        new("HEAD /hoc-lieu/{publicId}/trich-dan.bib", Thing.Resource, Nobody),
        new("HEAD /hoc-lieu/{publicId}/trich-dan.ris", Thing.Resource, Nobody),
        new("HEAD /hoc-lieu/{publicId}/trich-dan.json", Thing.Resource, Nobody),
        new("HEAD /hoc-lieu/{publicId}/trich-dan.txt", Thing.Resource, Nobody),
        new("HEAD /hoc-lieu/{publicId}/mo-ta.jsonld", Thing.Resource, Nobody),
        new("HEAD /hoc-lieu/{publicId}/lien-ket.json", Thing.Resource, Nobody),
        new("HEAD /oembed", Thing.Resource, Nobody) { Query = "url=http://localhost/hoc-lieu/{publicId}", Note = "a school's own is none that everybody sees" },

        new("GET /bo-suu-tap/{collectionId}/atom", Thing.Collection, Nobody) { Note = "a feed is of what everybody sees" },
        new("HEAD /bo-suu-tap/{collectionId}/atom", Thing.Collection, Nobody) { Note = "a feed is of what everybody sees" },

        // What is typed must not tell whether the neighbour has it: results, counts, mended spellings, suggestions.
        new("GET tim", Thing.Word, School, School) { Query = "q={word}" },
        new("GET tim", Thing.Word, School, School) { Query = "q=ngoc+linh+{word}&lop=6", Note = "with a filter" },
        new("GET /api/search/suggestions", Thing.Word, School, School) { Query = "q={word}" },
        new("GET /api/search/count", Thing.Word, School, School) { Query = "q={word}" },
        new("GET /tim/atom", Thing.Word, Nobody) { Query = "q={word}", Note = "a feed is of what everybody sees" },

        // Open data tells everybody the same: what not everybody may see is in none of it.
        new("GET /api/v1/resources/{publicId}", Thing.Resource, Nobody),
        new("HEAD /api/v1/resources/{publicId}", Thing.Resource, Nobody),
        new("GET /api/v1/resources/{publicId}/files", Thing.Resource, Nobody),
        new("HEAD /api/v1/resources/{publicId}/files", Thing.Resource, Nobody),
        new("GET /api/v1/collections/{collectionId}", Thing.Collection, Nobody),
        new("HEAD /api/v1/collections/{collectionId}", Thing.Collection, Nobody),
        // Catalogues for reading apps are of what everybody sees, whoever asks.
        .. CatalogCases("/opds"),
        .. CatalogCases("/opds/v2"),

        // Places: everybody keeps their own, whatever the file.
        new("PUT /api/reading/places/{fileId:guid}/", Thing.Resource, School, School)
        {
            Query = "hoc-lieu={publicId}",
            Sends = Json(new { locator = new { href = "c1.xhtml", locations = new { } }, progress = 0.5 }),
        },
        new("PUT /api/reading/places/{fileId:guid}/", Thing.ForeignFile, School, School)
        {
            Query = "hoc-lieu={publicId}",
            Note = "a file of another",
            Sends = Json(new { locator = new { href = "c1.xhtml", locations = new { } }, progress = 0.5 }),
        },
        new("GET /api/reading/places/{fileId:guid}/", Thing.Resource, School, School),
        new("DELETE /api/reading/places/{fileId:guid}/", Thing.Resource, Nobody),
        new("POST tu-sach?handler=Remove", Thing.Resource, Nobody) { Sends = Form(("fileId", "{fileId}")) },
        new("POST tu-sach?handler=RemoveAll", Thing.Resource, Nobody),

        // How much it is used: its contributor and the school's library, who see it.
        new("GET hoc-lieu/{publicId}/luot-dung", Thing.Resource, Teacher | Admin, Teacher | Admin),
        new("GET hoc-lieu/{publicId}/luot-dung?handler=Days", Thing.Resource, Teacher | Admin, Teacher | Admin),

        // Taking down and going on with a resource; collections.
        new("GET hoc-lieu/{publicId}/go-xuong", Thing.Resource, Contributors, Teacher | Who.System),
        new("POST hoc-lieu/{publicId}/go-xuong", Thing.Resource, Contributors, Teacher | Who.System) { Sends = Form(("Reason", "Nhầm bản")), Once = true },
        new("POST hoc-lieu/{publicId}", Thing.Resource, Teacher),
        new("GET bo-suu-tap/them/{publicId}", Thing.Resource, Teacher | Admin),
        new("POST bo-suu-tap/them/{publicId}", Thing.Resource, Teacher | Admin) { Sends = Form(("Heading", "Của em")) },
        new("POST bo-suu-tap/them/{publicId}", Thing.ForeignCollection, Teacher) { Note = "into a collection of another", Sends = Form(("collection", "{collectionId}")) },
        new("GET bo-suu-tap/{collectionId}", Thing.Collection, School, School),
        new("GET bo-suu-tap/{collectionId}/sua", Thing.Collection, Teacher),
        new("POST bo-suu-tap/{collectionId}/sua", Thing.Collection, Teacher) { Sends = Form(("Heading", "Mới")) },
        new("POST bo-suu-tap/{collectionId}/sua?handler=Move", Thing.Collection, Teacher) { Sends = Form(("resourceId", "{resourceId}"), ("by", "1")) },
        new("POST bo-suu-tap/{collectionId}/sua?handler=Remove", Thing.Collection, Teacher) { Sends = Form(("resourceId", "{resourceId}")), Once = true },
        new("POST bo-suu-tap/{collectionId}/sua?handler=Delete", Thing.Collection, Teacher) { Once = true },

        // A draft is its contributor's alone.
        new("GET dong-gop/{draftId}", Thing.Draft, Teacher),
        new("GET dong-gop/{draftId}/xem-truoc", Thing.Draft, Teacher),
        new("GET dong-gop/{draftId}/xoa", Thing.Draft, Teacher),
        new("POST dong-gop/{draftId}", Thing.Draft, Teacher) { Sends = Form(("Form.Title", "Khác")) },
        new("POST dong-gop/{draftId}?handler=Autosave", Thing.Draft, Teacher) { Sends = Form(("Form.Title", "Khác")) },
        new("POST dong-gop/{draftId}?handler=Submit", Thing.Draft, Teacher) { Sends = Form(("Form.Title", "Khác")) },
        new("POST dong-gop/{draftId}?handler=Upload", Thing.Draft, Teacher) { Sends = File("file") },
        new("POST dong-gop/{draftId}?handler=Role", Thing.Draft, Teacher) { Sends = Form(("fileId", "{fileId}"), ("role", "Main")) },
        new("POST dong-gop/{draftId}?handler=Remove", Thing.Draft, Teacher) { Sends = Form(("fileId", "{fileId}")), Once = true },
        new("POST dong-gop/{draftId}?handler=Role", Thing.ForeignDraftFile, Teacher) { Note = "a file of another", Sends = Form(("fileId", "{fileId}"), ("role", "Main")) },
        new("POST dong-gop/{draftId}?handler=Remove", Thing.ForeignDraftFile, Teacher) { Note = "a file of another", Sends = Form(("fileId", "{fileId}")), Once = true },
        new("POST dong-gop/{draftId}/xoa", Thing.Draft, Teacher) { Once = true },
        new("GET /tep/{fileId:guid}/{name}", Thing.Draft, Teacher, Teacher) { Note = "of a draft" },
        new("GET /an-pham/{fileId:guid}/manifest.json", Thing.Draft, Teacher, Teacher) { Note = "of a draft" },
        new("GET doc/tep/{fileId:guid}", Thing.Draft, Teacher, Teacher) { Note = "of a draft" },

        // Files on their way in.
        new("GET /api/ingest/files/{id:guid}", Thing.Upload, Teacher, Teacher),
        new("GET /api/ingest/files", Thing.Draft, Teacher) { Query = "holder=draft:{draftId}" },
        new("POST /uploads/", Thing.Draft, Teacher) { Sends = Tus(holder: "draft:{draftId}") },
        new("HEAD /uploads/{id:guid}", Thing.Upload, Teacher) { Sends = Tus() },
        new("PATCH /uploads/{id:guid}", Thing.Upload, Teacher) { Sends = Tus(offset: 0) },
        new("DELETE /uploads/{id:guid}", Thing.Upload, Teacher) { Sends = Tus(), Once = true },
        new("OPTIONS /uploads/{id}", Thing.Upload, Nobody),

        // Reviewing what only the school will see.
        new("GET duyet/{submissionId}", Thing.Submission, Admin | Who.System, Who.System),
        new("POST duyet/{submissionId}?handler=Approve", Thing.Submission, Admin | Who.System, Who.System) { Once = true },
        new("POST duyet/{submissionId}?handler=Return", Thing.Submission, Admin | Who.System, Who.System) { Sends = Form(("Comment", "Thiếu trang")) },
        new("GET /tep/{fileId:guid}/{name}", Thing.Submission, Contributors, Teacher | Who.System) { Note = "of what waits for review" },
        new("GET /an-pham/{fileId:guid}/{**member}", Thing.Submission, Contributors, Teacher | Who.System) { Note = "of what waits for review" },
        new("GET doc/tep/{fileId:guid}", Thing.Submission, Contributors, Teacher | Who.System) { Note = "of what waits for review" },

        // News.
        new("GET tin/{publicId}", Thing.News, Everybody),
        new("GET quan-tri/tin/{publicId}", Thing.News, Admin | Who.System),
        new("POST quan-tri/tin/{publicId}", Thing.News, Admin | Who.System) { Sends = Form(("Input.Title", "Tin"), ("Input.Body", "Tin mới")), Once = true },
        new("POST quan-tri/tin?handler=Remove", Thing.News, Admin | Who.System) { Sends = Form(("publicId", "{publicId}")), Once = true },

        // People.
        new("GET quan-tri/thanh-vien/{id:guid}", Thing.Member, Admin | Who.System, Who.System),
        new("POST quan-tri/thanh-vien/{id:guid}", Thing.Member, Admin | Who.System, Who.System) { Sends = Form(("Roles", "Teacher")), Once = true },
        new("POST quan-tri/thanh-vien/{id:guid}?handler=Password", Thing.Member, Admin | Who.System, Who.System),
        new("POST quan-tri/thanh-vien/{id:guid}?handler=SecondStep", Thing.Member, Who.System, Who.System) { Once = true },
        new("POST quan-tri/thanh-vien/{id:guid}?handler=Remove", Thing.Member, Admin | Who.System, Who.System) { Once = true },
        new("POST quan-tri/thanh-vien?handler=Answer", Thing.JoinRequest, Admin | Who.System) { Sends = Form(("who", "{who}"), ("welcome", "true")), Once = true },
        new("POST toi?handler=End", Thing.Session, Teacher, Teacher) { Sends = Form(("session", "{session}")), Once = true, MayAlsoNeighbours = NeighbourTeacher },

        new("POST tim/da-luu?handler=Tell", Thing.SavedSearch, Teacher, Teacher) { Sends = Form(("id", "{id}"), ("tells", "false")), MayAlsoNeighbours = NeighbourTeacher },
        new("POST tim/da-luu?handler=Remove", Thing.SavedSearch, Teacher, Teacher) { Sends = Form(("id", "{id}")), Once = true, MayAlsoNeighbours = NeighbourTeacher },

        // The installation's own.
        new("POST quan-tri/he-thong?handler=Retry", Thing.FailedJob, Who.System, Who.System) { Sends = Form(("work", "{job}")), Once = true, MayAlsoNeighbours = Who.System },
        new("POST quan-tri/tu-tim-kiem?handler=Remove", Thing.Spelling, Who.System, Who.System) { Sends = Form(("id", "{id}")), Once = true, MayAlsoNeighbours = Who.System },
        new("GET quan-tri/thu-thap/{id:guid}", Thing.Source, Who.System, Who.System) { MayAlsoNeighbours = Who.System },
        new("POST quan-tri/thu-thap/{id:guid}", Thing.Source, Who.System, Who.System) { Sends = Form(("Input.Name", "Nguồn")), MayAlsoNeighbours = Who.System },
        new("POST quan-tri/thu-thap/{id:guid}?handler=Begin", Thing.Source, Who.System, Who.System) { Once = true, MayAlsoNeighbours = Who.System },
        new("POST quan-tri/thu-thap/{id:guid}?handler=Full", Thing.Source, Who.System, Who.System) { Once = true, MayAlsoNeighbours = Who.System },
        new("POST quan-tri/thu-thap/{id:guid}?handler=Stop", Thing.Source, Who.System, Who.System) { MayAlsoNeighbours = Who.System },
        new("POST quan-tri/thu-thap/{id:guid}?handler=Remove", Thing.Source, Who.System, Who.System) { Once = true, MayAlsoNeighbours = Who.System },
        new("POST quan-tri/he-thong?handler=Drop", Thing.FailedJob, Who.System, Who.System) { Sends = Form(("work", "{job}")), Once = true, MayAlsoNeighbours = Who.System },
    ];

    /// <summary>Routes that lead to no school's object.</summary>
    public static IReadOnlyList<RoutePage> Pages { get; } =
    [
        new("GET "),
        new("GET truong"),
        new("GET tin"),
        new("GET tro-giup/{topic}"),
        new("GET tim", "q=ngoc+linh"),
        new("GET tim", "q=ngoc+linh&truong=1&lop=6&mon=ngu-van"),
        new("GET tim/da-luu") { IsOfPerson = true },
        new("GET /tim/atom", "q=ngoc+linh") { IsTheSameForAll = true },
        new("HEAD /tim/atom", "q=ngoc+linh") { IsTheSameForAll = true },
        new("GET /tin/atom") { IsTheSameForAll = true },
        new("HEAD /tin/atom") { IsTheSameForAll = true },
        new("GET /robots.txt") { IsTheSameForAll = true },
        new("HEAD /robots.txt") { IsTheSameForAll = true },
        new("GET /sitemap.xml") { IsTheSameForAll = true },
        new("HEAD /sitemap.xml") { IsTheSameForAll = true },
        new("GET /sitemap/{file}.xml") { IsTheSameForAll = true },
        new("HEAD /sitemap/{file}.xml") { IsTheSameForAll = true },
        new("GET /api/search/count", "q=ngoc+linh"),
        new("GET /api/search/suggestions", "q=ngoc"),
        new("GET /api/search/suggestions", "q=tac+gia"),
        new("GET bo-suu-tap"),
        new("GET /bo-suu-tap/moi"),
        new("GET tu-sach"),
        new("GET dong-gop"),
        new("GET duyet", PortalTells: Who.System),
        new("GET toi") { IsOfPerson = true },
        new("GET toi/thong-bao") { IsOfPerson = true },
        new("GET /toi/du-lieu") { IsOfPerson = true },
        new("GET toi/mat-khau") { IsOfPerson = true },
        new("GET toi/xoa-tai-khoan") { IsOfPerson = true },
        new("GET toi/hai-buoc") { IsOfPerson = true },
        new("GET dang-nhap"),
        new("GET dang-nhap/ma"),
        new("GET dang-ky"),
        new("GET dang-xuat"),
        new("GET goi-y-dang-nhap"),
        new("GET quan-tri"),
        new("GET quan-tri/trang"),
        new("GET quan-tri/tin"),
        new("GET quan-tri/tinh-nang"),
        new("GET quan-tri/nhat-ky", PortalTells: Who.System),
        new("GET quan-tri/dung-luong", PortalTells: Who.System),
        new("GET quan-tri/thanh-vien", PortalTells: Who.System),
        new("GET quan-tri/thanh-vien", "ten=-", PortalTells: Who.System),
        new("GET quan-tri/thanh-vien/moi"),
        new("GET quan-tri/luot-dung", PortalTells: Who.System),
        new("GET quan-tri/luot-dung?handler=Days", PortalTells: Who.System),
        new("GET quan-tri/luot-dung?handler=Resources", PortalTells: Who.System),
        new("GET quan-tri/luot-dung?handler=Schools", PortalTells: Who.System),
        new("GET quan-tri/truong", PortalTells: Who.System) { IsOfInstallation = true },
        new("GET quan-tri/he-thong", PortalTells: Who.System) { IsOfInstallation = true },
        new("GET quan-tri/tu-tim-kiem", PortalTells: Who.System) { IsOfInstallation = true },
        new("GET quan-tri/thu-thap", PortalTells: Who.System) { IsOfInstallation = true },
        new("GET quan-tri/thu-thap/moi", PortalTells: Who.System) { IsOfInstallation = true },
        .. CatalogPages("/opds"),
        .. CatalogPages("/opds/v2"),
        new("GET /opds/opensearch.xml"),
        new("HEAD /opds/opensearch.xml"),
        new("GET giao-dien"),
        new("GET loi/{code:int}"),
        new("GET /api/ingest/words"),
        new("GET du-lieu-mo"),
        new("GET api/v1/docs"),
        new("GET /api/v1/openapi.json"),
        new("HEAD /api/v1/openapi.json"),
        new("GET /api/v1/{**path}"),
        new("GET /api/v1/resources", "limit=100"),
        new("HEAD /api/v1/resources", "limit=100"),
        new("GET /api/v1/changes", "limit=100"),
        new("HEAD /api/v1/changes", "limit=100"),
        new("GET /api/v1/collections", "limit=100"),
        new("HEAD /api/v1/collections", "limit=100"),
        new("GET /api/v1/schools", "limit=100"),
        new("HEAD /api/v1/schools", "limit=100"),
        new("GET /api/v1/schools/{slug}"),
        new("HEAD /api/v1/schools/{slug}"),
        new("GET /api/v1/subjects"),
        new("HEAD /api/v1/subjects"),
        new("GET /api/v1/levels"),
        new("HEAD /api/v1/levels"),
        new("GET /api/v1/kinds"),
        new("HEAD /api/v1/kinds"),
        new("GET /dcat"),
        new("HEAD /dcat"),
        new("GET /dcat.ttl"),
        new("HEAD /dcat.ttl"),
        new("GET /dcat.jsonld"),
        new("HEAD /dcat.jsonld"),
        new("GET /dcat.rdf"),
        new("HEAD /dcat.rdf"),
        new("GET /open-data/index.json"),
        new("HEAD /open-data/index.json"),
        new("GET /open-data/{date}/{name}"),
        new("HEAD /open-data/{date}/{name}"),
        new("GET /oai", "verb=ListRecords&metadataPrefix=oai_dc"),
        new("GET /oai", "verb=ListRecords&metadataPrefix=marc21"),
        new("GET /oai", "verb=ListRecords&metadataPrefix=lom"),
        new("GET /oai", "verb=ListIdentifiers&metadataPrefix=oai_dc&set=school"),
        new("GET /oai", "verb=ListSets"),
        new("GET /health/live"),
        new("GET /health/ready"),
        new("GET /chon/ngon-ngu/{language}"),
        new("GET /chon/nen/{appearance}"),
    ];

    /// <summary>
    /// What names no object: changes of the person's own, of the current site's, or made anew there; files of the build (the fallback a
    /// development portal has for those that came after the start).
    /// </summary>
    public static IReadOnlySet<string> WithoutObject { get; } = new HashSet<string>
    {
        "GET {**path:file}",
        "HEAD {**path:file}",
        "OPTIONS /uploads/",
        "POST /bo-suu-tap/moi",
        "POST /bo-suu-tap/moi?handler=Move",
        "POST /bo-suu-tap/moi?handler=Remove",
        "POST /bo-suu-tap/moi?handler=Delete",
        "POST /oai",
        "POST loi/{code:int}",
        "PUT loi/{code:int}",
        "PATCH loi/{code:int}",
        "DELETE loi/{code:int}",
        "POST tim/da-luu?handler=Save",
        "POST dang-nhap",
        "POST dang-nhap/ma",
        "POST toi/hai-buoc?handler=On",
        "POST toi/hai-buoc?handler=Off",
        "POST toi/hai-buoc?handler=Codes",
        "POST dang-xuat",
        "POST dang-ky",
        "POST dong-gop",
        "POST toi?handler=Invitation",
        "POST toi?handler=Name",
        "POST toi?handler=EndOthers",
        "POST toi/mat-khau",
        "POST toi/xoa-tai-khoan",
        "POST quan-tri/trang",
        "POST quan-tri/tinh-nang",
        "POST quan-tri/dung-luong",
        "POST quan-tri/truong",
        "POST quan-tri/thu-thap/moi?handler=Try",
        "POST quan-tri/thu-thap/moi?handler=Start",
        "POST quan-tri/tu-tim-kiem?handler=Add",
        "POST quan-tri/thanh-vien/moi",
        "POST quan-tri/thanh-vien?handler=Add",
    };

    private static IEnumerable<RouteCase> CatalogCases(string catalog) =>
    [
        new($"GET {catalog}/publications/{{publicId}}", Thing.Resource, Nobody),
        new($"HEAD {catalog}/publications/{{publicId}}", Thing.Resource, Nobody),
        new($"GET {catalog}/publications", Thing.Collection, Nobody) { Query = "collection={collectionId}", Note = "a collection" },
        new($"HEAD {catalog}/publications", Thing.Collection, Nobody) { Query = "collection={collectionId}", Note = "a collection" },
        new($"GET {catalog}/publications", Thing.Word, Nobody) { Query = "query={word}", Note = "a word" },
    ];

    private static IEnumerable<RoutePage> CatalogPages(string catalog) =>
    [
        .. new[] { "", "/levels", "/grades", "/subjects", "/kinds", "/schools", "/collections", "/most-read" }
            .SelectMany(list => new RoutePage[] { new($"GET {catalog}{list}"), new($"HEAD {catalog}{list}") }),
        new($"GET {catalog}/publications", "query=ngoc+linh"),
        new($"GET {catalog}/publications", "level=thcs&licence=cc-by-4.0"),
    ];
}
