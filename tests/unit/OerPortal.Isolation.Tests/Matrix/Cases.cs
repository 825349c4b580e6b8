using OerPortal.Isolation.Tests.Kit;
using static OerPortal.Isolation.Tests.Kit.Sent;
using static OerPortal.Isolation.Tests.Kit.Who;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>
/// Every route of the portal that leads to something of one school. Who is not named gets the answer of an unknown id; at a school's site
/// everybody does for the neighbour's.
/// </summary>
internal static partial class Cases
{
    private const Who Contributors = Teacher | Admin | Who.System;

    public static IReadOnlyList<RouteCase> All { get; } =
    [
        // Reading a published resource that only its school sees.
        new("GET hoc-lieu/{publicId}", Thing.Resource, School, School),
        new("GET /bia/{publicId}.svg", Thing.Resource, School, School),
        new("GET /bia/{publicId}.jpg", Thing.Resource, School, School),
        new("GET /bia/{publicId}.jpg", Thing.Resource, School, School) { Query = "rong=160", Note = "small" },
        new("HEAD /bia/{publicId}.jpg", Thing.Resource, School, School),
        new("GET doc/{publicId:length(10)}/{fileId:guid?}", Thing.Resource, School, School),
        new("GET doc/{publicId:length(10)}/{fileId:guid?}", Thing.ForeignFile, School, School) { Note = "a file of another" },
        new("GET /api/search/resources/{publicId}/passages", Thing.Resource, School, School) { Query = "q=nui" },
        new("GET hoc-lieu/{publicId}/tim", Thing.Resource, School, School) { Query = "q=nui" },
        new("GET /hoc-lieu/{publicId}/tat-ca.zip", Thing.Resource, School, School),
        new("GET hoc-lieu/{publicId}/ra-ngoai/{linkId:guid}", Thing.Resource, School, School),
        new("GET hoc-lieu/{publicId}/xem/youtube/{linkId:guid}", Thing.Resource, Nobody) { Note = "its link is no film of YouTube; PlayedElsewhereTests" },
        new("GET hoc-lieu/{publicId}/xem/geogebra/{linkId:guid}", Thing.Resource, Nobody) { Note = "its link is none of GeoGebra; PlayedElsewhereTests" },
        new("GET /tep/{fileId:guid}/bia", Thing.Resource, School | Who.System, School | Who.System),
        new("GET /tep/{fileId:guid}/bia", Thing.Resource, School | Who.System, School | Who.System) { Query = "rong=160", Note = "small" },
        new("GET /tep/{fileId:guid}/trang-1", Thing.Resource, School | Who.System, School | Who.System),
        new("GET /tep/{fileId:guid}/phu-de.vtt", Thing.Resource, Nobody) { Note = "a book is no subtitles; who may read those is in CaptionRightsTests" },
        new("HEAD /tep/{fileId:guid}/phu-de.vtt", Thing.Resource, Nobody) { Note = "a book is no subtitles; who may read those is in CaptionRightsTests" },
        new("GET /tep/{fileId:guid}/hls/{name}", Thing.Resource, Nobody) { Note = "a book is no film; who may have one in sizes is in FilmRightsTests" },
        new("HEAD /tep/{fileId:guid}/hls/{name}", Thing.Resource, Nobody) { Note = "a book is no film; who may have one in sizes is in FilmRightsTests" },
        new("GET /tep/{fileId:guid}/iiif/{**path}", Thing.Resource, Nobody) { Note = "a book is no picture; who may have one in tiles is in PictureTilesTests" },
        new("HEAD /tep/{fileId:guid}/iiif/{**path}", Thing.Resource, Nobody) { Note = "a book is no picture; who may have one in tiles is in PictureTilesTests" },
        new("GET /tep/{fileId:guid}/muc/{**path}", Thing.Resource, Nobody) { Note = "a book is no archive; who may have files of one is in CourseTests" },
        new("HEAD /tep/{fileId:guid}/muc/{**path}", Thing.Resource, Nobody) { Note = "a book is no archive; who may have files of one is in CourseTests" },
        new("GET /tep/{fileId:guid}/anh", Thing.Resource, Nobody) { Note = "a book is no picture; those of pages are in WritingTests" },
        new("HEAD /tep/{fileId:guid}/anh", Thing.Resource, Nobody) { Note = "a book is no picture; those of pages are in WritingTests" },
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
        new("GET nhung/{publicId}/doc", Thing.Resource, Nobody) { Note = "the reader in other people's pages is of what everybody sees" },
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
        new("PUT /api/reading/lessons/{fileId:guid}/", Thing.Resource, Nobody)
        {
            Query = "hoc-lieu={publicId}&phan=phan-1",
            Note = "a book is no lecture; who may keep states of those is in LessonTests",
            Sends = Json(new { status = "begun", location = "", data = "", seconds = 1 }),
        },
        new("DELETE /api/reading/lessons/{fileId:guid}/", Thing.Resource, Nobody),
        new("POST tu-sach?handler=Remove", Thing.Resource, Nobody) { Sends = Form(("fileId", "{fileId}")) },
        new("POST tu-sach?handler=RemoveAll", Thing.Resource, Nobody),

        // How much it is used: its contributor and the school's library, who see it.
        new("GET hoc-lieu/{publicId}/luot-dung", Thing.Resource, Teacher | Admin, Teacher | Admin),
        new("GET hoc-lieu/{publicId}/luot-dung?handler=Days", Thing.Resource, Teacher | Admin, Teacher | Admin),

        // Keeping, passing on, thanking, reporting: whoever sees it.
        new("GET tu-sach/luu/{publicId}", Thing.Resource, School, School),
        new("POST tu-sach/luu/{publicId}", Thing.Resource, School, School),
        new("PUT /api/reading/saved/{publicId}", Thing.Resource, School, School),
        new("DELETE /api/reading/saved/{publicId}", Thing.Resource, Nobody),
        new("POST tu-sach?handler=Unsave", Thing.Resource, Nobody) { Sends = Form(("publicId", "{publicId}")) },
        new("GET hoc-lieu/{publicId}/chia-se", Thing.Resource, School, School),
        new("GET hoc-lieu/{publicId}/chia-se/in", Thing.Resource, School, School) { Query = "den=page=3" },
        new("GET hoc-lieu/{publicId}/da-dung", Thing.Resource, Admin, Admin),
        new("POST hoc-lieu/{publicId}/da-dung", Thing.Resource, Admin, Admin) { Sends = Form(("ClassName", "6A")) },
        new("POST hoc-lieu/{publicId}/da-dung?handler=TakeBack", Thing.Resource, Admin, Admin),
        new("GET hoc-lieu/{publicId}/soan-lai", Thing.Resource, Teacher | Admin, Teacher | Admin),
        new("POST hoc-lieu/{publicId}/soan-lai", Thing.Resource, Teacher | Admin, Teacher | Admin),
        new("GET hoc-lieu/{publicId}/bao-loi", Thing.Resource, School, School),
        new("POST hoc-lieu/{publicId}/bao-loi", Thing.Resource, School, School) { Sends = Form(("Kind", "File")) },

        // What was reported comes to the desk of those who decide on it.
        new("GET bao-loi/{reportId}", Thing.Report, Admin | Who.System, Who.System),
        new("POST bao-loi/{reportId}?handler=Answer", Thing.Report, Admin | Who.System, Who.System) { Sends = Form(("Words", "Cảm ơn em")), Once = true },
        new("POST bao-loi/{reportId}?handler=Close", Thing.Report, Admin | Who.System, Who.System) { Sends = Form(("outcome", "Mended")), Once = true },
        new("POST bao-loi/{reportId}?handler=TakeDown", Thing.Report, Admin | Who.System, Who.System) { Sends = Form(("Reason", "")), Note = "without a reason nothing is taken down" },

        // Who wants to be shown is shown to everybody, wherever they stand.
        new("GET giao-vien/{teacherId}", Thing.TeacherPage, Everybody, Everybody) { MayAlsoNeighbours = Everybody },

        // Taking down and going on with a resource; collections.
        new("GET hoc-lieu/{publicId}/go-xuong", Thing.Resource, Contributors, Teacher | Who.System),
        new("POST hoc-lieu/{publicId}/go-xuong", Thing.Resource, Contributors, Teacher | Who.System) { Sends = Form(("Reason", "Nhầm bản")), Once = true },
        new("POST hoc-lieu/{publicId}", Thing.Resource, Teacher),
        new("GET bo-suu-tap/them/{publicId}", Thing.Resource, Teacher | Admin, Teacher | Admin),
        new("POST bo-suu-tap/them/{publicId}", Thing.Resource, Teacher | Admin, Teacher | Admin) { Sends = Form(("Heading", "Của em")) },
        new("POST bo-suu-tap/them/{publicId}", Thing.ForeignCollection, Teacher, Teacher) { Note = "into a collection of another", Sends = Form(("collection", "{collectionId}")) },
        new("GET bo-suu-tap/{collectionId}", Thing.Collection, School, School),
        new("GET bo-suu-tap/{collectionId}/sua", Thing.Collection, Teacher),
        new("POST bo-suu-tap/{collectionId}/sua", Thing.Collection, Teacher) { Sends = Form(("Heading", "Mới")) },
        new("POST bo-suu-tap/{collectionId}/sua?handler=Delete", Thing.Collection, Teacher) { Once = true },

        // A draft is its contributor's alone.
        new("GET dong-gop/{draftId}", Thing.Draft, Teacher),
        new("GET dong-gop/{draftId}/xem-truoc", Thing.Draft, Teacher),
        new("GET dong-gop/{draftId}/xoa", Thing.Draft, Teacher),
        new("POST dong-gop?handler=Like", Thing.Draft, Teacher) { Sends = Form(("earlier", "{draftId}")) },
        new("GET dong-gop/{draftId}/cung-soan", Thing.Draft, Teacher),
        new("POST dong-gop/{draftId}/cung-soan?handler=Invite", Thing.Colleague, Teacher) { Sends = Form(("colleagueId", "{colleagueId}")), Once = true },
        new("POST dong-gop/{draftId}/cung-soan?handler=Invite", Thing.ForeignColleague, Teacher) { Note = "somebody of another school", Sends = Form(("colleagueId", "{colleagueId}")), Once = true },
        new("POST dong-gop/{draftId}/cung-soan?handler=Part", Thing.Colleague, Teacher) { Sends = Form(("colleagueId", "{colleagueId}")), Once = true },
        new("POST dong-gop/{draftId}/cung-soan?handler=Accept", Thing.Draft, Nobody) { Note = "whoever was asked; TogetherTests" },
        new("GET dong-gop/{draftId}/trao-doi", Thing.Submission, Teacher),
        new("POST dong-gop/{draftId}/trao-doi", Thing.Submission, Teacher) { Sends = Form(("Message", "Xin cảm ơn")) },
        new("POST dong-gop/{draftId}", Thing.Draft, Teacher) { Sends = Form(("Form.Title", "Khác")) },
        new("POST dong-gop/{draftId}?handler=Autosave", Thing.Draft, Teacher) { Sends = Form(("Form.Title", "Khác")) },
        new("POST dong-gop/{draftId}?handler=Submit", Thing.Draft, Teacher) { Sends = Form(("Form.Title", "Khác")) },
        new("POST dong-gop/{draftId}?handler=Upload", Thing.Draft, Teacher) { Sends = File("file") },
        new("POST dong-gop/{draftId}?handler=File", Thing.Draft, Teacher) { Sends = Form(("fileId", "{fileId}"), ("role", "Main")) },
        new("POST dong-gop/{draftId}?handler=Move", Thing.Draft, Teacher) { Sends = Form(("fileId", "{fileId}"), ("up", "true")) },
        new("POST dong-gop/{draftId}?handler=Move", Thing.ForeignDraftFile, Teacher) { Note = "a file of another", Sends = Form(("fileId", "{fileId}"), ("up", "true")) },
        new("POST dong-gop/{draftId}?handler=Remove", Thing.Draft, Teacher) { Sends = Form(("fileId", "{fileId}")), Once = true },
        new("POST dong-gop/{draftId}?handler=File", Thing.ForeignDraftFile, Teacher) { Note = "a file of another", Sends = Form(("fileId", "{fileId}"), ("role", "Main")) },
        new("POST dong-gop/{draftId}?handler=Remove", Thing.ForeignDraftFile, Teacher) { Note = "a file of another", Sends = Form(("fileId", "{fileId}")), Once = true },
        new("POST dong-gop/{draftId}/xoa", Thing.Draft, Teacher) { Once = true },
        new("GET /tep/{fileId:guid}/{name}", Thing.Draft, Teacher, Teacher) { Note = "of a draft" },
        new("GET /an-pham/{fileId:guid}/manifest.json", Thing.Draft, Teacher, Teacher) { Note = "of a draft" },
        new("GET doc/tep/{fileId:guid}", Thing.Draft, Teacher, Teacher) { Note = "of a draft" },

        new("GET dong-gop/{draftId}/lien-ket", Thing.Draft, Teacher),
        new("POST dong-gop/{draftId}/lien-ket", Thing.Draft, Teacher) { Sends = Form(("Address", "http://127.0.0.1/")) },
        new("POST dong-gop/{draftId}/lien-ket?handler=Change", Thing.Draft, Teacher) { Sends = Form(("linkId", "{linkId}"), ("role", "Main"), ("title", "Tên")) },
        new("POST dong-gop/{draftId}/lien-ket?handler=Remove", Thing.Draft, Teacher) { Sends = Form(("linkId", "{linkId}")), Once = true },
        new("POST lien-ket-hong?handler=Replace", Thing.Resource, Contributors, Teacher | Who.System) { Sends = Form(("publicId", "{publicId}"), ("linkId", "{linkId}"), ("address", "http://127.0.0.1/")) },

        // The same for programs: each with a token of the person who asks, for the site that is asked.
        new("GET /api/deposit/v1/contributions/{draftId}", Thing.Draft, Teacher),
        new("PATCH /api/deposit/v1/contributions/{draftId}", Thing.Draft, Teacher) { Sends = Json(new { visibility = "school" }) },
        new("DELETE /api/deposit/v1/contributions/{draftId}", Thing.Draft, Teacher) { Once = true },
        new("PUT /api/deposit/v1/contributions/{draftId}/submission", Thing.Submission, Teacher),
        new("PUT /api/deposit/v1/contributions/{draftId}/files/{name}", Thing.Draft, Teacher) { Sends = (request, _) => request.Content = new ByteArrayContent("Xin chào"u8.ToArray()) },
        new("PATCH /api/deposit/v1/contributions/{draftId}/files/{fileId:guid}", Thing.Draft, Teacher) { Sends = Json(new { role = "main" }) },
        new("DELETE /api/deposit/v1/contributions/{draftId}/files/{fileId:guid}", Thing.ForeignDraftFile, Teacher) { Note = "a file of another", Once = true },
        new("POST /api/deposit/v1/contributions/{draftId}/links", Thing.Draft, Teacher) { Sends = Json(new { address = "http://127.0.0.1:9/" }) },
        new("DELETE /api/deposit/v1/contributions/{draftId}/links/{linkId:guid}", Thing.Draft, Teacher) { Once = true },
        new("POST /api/deposit/v1/resources/{publicId}/versions", Thing.Resource, Teacher),
        new("PUT /api/deposit/v1/resources/{publicId}/withdrawal", Thing.Resource, Teacher) { Sends = Json(new { reason = "Nhầm bản" }), Once = true },
        new("POST /api/deposit/v1/uploads/", Thing.Draft, Teacher) { Sends = Tus(holder: "draft:{draftId}") },
        new("HEAD /api/deposit/v1/uploads/{id:guid}", Thing.Upload, Teacher) { Sends = Tus() },
        new("PATCH /api/deposit/v1/uploads/{id:guid}", Thing.Upload, Teacher) { Sends = Tus(offset: 0) },
        new("DELETE /api/deposit/v1/uploads/{id:guid}", Thing.Upload, Teacher) { Sends = Tus(), Once = true },
        new("OPTIONS /api/deposit/v1/uploads/{id}", Thing.Upload, Nobody),

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
        new("GET duyet/{submissionId}/sua", Thing.Submission, Admin | Who.System, Who.System),
        new("POST duyet/{submissionId}/sua", Thing.Submission, Admin | Who.System, Who.System) { Sends = Form(("Form.Title", "Khác")) },
        new("POST duyet/{submissionId}?handler=Claim", Thing.Submission, Admin | Who.System, Who.System),
        new("POST duyet/{submissionId}?handler=GiveBack", Thing.Submission, Admin | Who.System, Who.System),
        new("POST duyet/{submissionId}?handler=Remark", Thing.Submission, Admin | Who.System, Who.System) { Sends = Form(("RemarkField", "title"), ("RemarkWords", "Ngắn hơn")) },
        new("POST duyet/{submissionId}?handler=RemarkOnFile", Thing.Submission, Admin | Who.System, Who.System) { Sends = Form(("Place.Where", "{fileId}"), ("Place.Words", "Mờ")) },
        new("POST duyet/{submissionId}?handler=TakeBack", Thing.Remark, Admin | Who.System, Who.System) { Sends = Form(("remarkId", "{remarkId}")), Once = true },
        new("POST duyet/{submissionId}?handler=Say", Thing.Submission, Admin | Who.System, Who.System) { Sends = Form(("Message", "Chào thầy cô")) },
        new("POST duyet/phan-cong", Thing.Reviewer, Admin | Who.System) { Sends = Form(("reviewerId", "{reviewerId}")) },
        new("POST duyet/{submissionId}?handler=Approve", Thing.Submission, Admin | Who.System, Who.System) { Sends = Form(("Answers[content]", "true"), ("Answers[licence]", "true"), ("Answers[privacy]", "true"), ("Answers[accessibility]", "true")), Once = true },
        new("POST duyet/{submissionId}?handler=Return", Thing.Submission, Admin | Who.System, Who.System) { Sends = Form(("Comment", "Thiếu trang")) },
        new("GET /tep/{fileId:guid}/{name}", Thing.Submission, Contributors, Teacher | Who.System) { Note = "of what waits for review" },
        new("GET /an-pham/{fileId:guid}/{**member}", Thing.Submission, Contributors, Teacher | Who.System) { Note = "of what waits for review" },
        new("GET doc/tep/{fileId:guid}", Thing.Submission, Contributors, Teacher | Who.System) { Note = "of what waits for review" },

        .. OfLibraries,
        .. SiteCases(),

        // People.
        new("GET quan-tri/thanh-vien/{id:guid}", Thing.Member, Admin | Who.System, Who.System),
        new("POST quan-tri/thanh-vien/{id:guid}", Thing.Member, Admin | Who.System, Who.System) { Sends = Form(("Roles", "Teacher")), Once = true },
        new("POST quan-tri/thanh-vien/{id:guid}?handler=Password", Thing.Member, Admin | Who.System, Who.System),
        new("POST quan-tri/thanh-vien/{id:guid}?handler=SecondStep", Thing.Member, Who.System, Who.System) { Once = true },
        new("POST quan-tri/thanh-vien/{id:guid}?handler=Remove", Thing.Member, Admin | Who.System, Who.System) { Once = true },
        new("POST quan-tri/thanh-vien?handler=Answer", Thing.JoinRequest, Admin | Who.System) { Sends = Form(("who", "{who}"), ("welcome", "true")), Once = true },
        new("POST toi?handler=End", Thing.Session, Teacher, Teacher) { Sends = Form(("session", "{session}")), Once = true, MayAlsoNeighbours = NeighbourTeacher },

        new("POST toi/ma-truy-cap?handler=End", Thing.Token, Teacher, Teacher) { Sends = Form(("token", "{token}")), Once = true, MayAlsoNeighbours = NeighbourTeacher },

        new("POST quan-tri/moi-qua-thu?handler=Again", Thing.MailInvitation, Admin | Who.System) { Sends = Form(("id", "{id}")), Once = true },
        new("POST quan-tri/moi-qua-thu?handler=End", Thing.MailInvitation, Admin | Who.System) { Sends = Form(("id", "{id}")), Once = true },

        new("POST tim/da-luu?handler=Tell", Thing.SavedSearch, Teacher, Teacher) { Sends = Form(("id", "{id}"), ("tells", "false")), MayAlsoNeighbours = NeighbourTeacher },
        new("POST tim/da-luu?handler=Remove", Thing.SavedSearch, Teacher, Teacher) { Sends = Form(("id", "{id}")), Once = true, MayAlsoNeighbours = NeighbourTeacher },

        // Imports of a school, in the name of somebody there.
        new("POST quan-tri/nhap-hoc-lieu", Thing.Member, Admin | Who.System) { Sends = Form(("mode", "Publish"), ("owner", "{id}")) },
        new("GET quan-tri/nhap-hoc-lieu/{id:guid}", Thing.Import, Admin | Who.System),
        new("GET quan-tri/nhap-hoc-lieu/{id:guid}?handler=Report", Thing.Import, Admin | Who.System),
        new("POST quan-tri/nhap-hoc-lieu/{id:guid}?handler=Upload", Thing.Import, Nobody) { Sends = File("file"), Note = "only who began it, once; see DeskTests" },
        new("POST quan-tri/nhap-hoc-lieu/{id:guid}?handler=Begin", Thing.Import, Admin | Who.System) { Once = true },
        new("POST quan-tri/nhap-hoc-lieu/{id:guid}?handler=Stop", Thing.Import, Admin | Who.System),
        new("POST quan-tri/nhap-hoc-lieu/{id:guid}?handler=Remove", Thing.Import, Admin | Who.System) { Once = true },
        // Files that stand still, for those who run the school or the portal.
        new("POST quan-tri/tep/cach-ly?handler=Scan", Thing.InfectedFile, Admin | Who.System, Who.System) { Sends = Form(("file", "{file}")), Once = true },
        new("POST quan-tri/tep/cach-ly?handler=Delete", Thing.InfectedFile, Admin | Who.System, Who.System) { Sends = Form(("file", "{file}")), Once = true },
        new("POST quan-tri/tep/chua-xu-li?handler=Again", Thing.FailedFile, Admin | Who.System, Who.System) { Sends = Form(("file", "{file}")), Once = true },
        new("POST quan-tri/tep/hang-cho?handler=Hurry", Thing.WaitingFile, Who.System, Who.System) { Sends = Form(("file", "{file}")), Once = true },
        new("POST quan-tri/tep/hang-cho?handler=Park", Thing.WaitingFile, Who.System, Who.System) { Sends = Form(("file", "{file}")), Once = true },

        .. ClassCases,
        .. LibraryCases,
        .. BetweenCases,
        .. ReportCases,
        .. CollectionCases,
        .. SignOnCases,

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

    private static IEnumerable<RouteCase> CatalogCases(string catalog) =>
    [
        new($"GET {catalog}/publications/{{publicId}}", Thing.Resource, Nobody),
        new($"HEAD {catalog}/publications/{{publicId}}", Thing.Resource, Nobody),
        new($"GET {catalog}/publications", Thing.Collection, Nobody) { Query = "collection={collectionId}", Note = "a collection" },
        new($"HEAD {catalog}/publications", Thing.Collection, Nobody) { Query = "collection={collectionId}", Note = "a collection" },
        new($"GET {catalog}/publications", Thing.Word, Nobody) { Query = "query={word}", Note = "a word" },
    ];
}
