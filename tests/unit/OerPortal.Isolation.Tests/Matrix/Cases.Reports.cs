using OerPortal.Isolation.Tests.Kit;
using static OerPortal.Isolation.Tests.Kit.Sent;
using static OerPortal.Isolation.Tests.Kit.Who;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>A school's assessment of its library, and what it signed.</summary>
internal static partial class Cases
{
    private static IEnumerable<RouteCase> ReportCases =>
    [
        new("GET quan-tri/tu-danh-gia/bao-cao/{id:guid}", Thing.SignedReport, Admin | Who.System),
        new("GET quan-tri/tu-danh-gia/bao-cao/{id:guid}?handler=Pdf", Thing.SignedReport, Admin | Who.System),
        new("POST quan-tri/tu-danh-gia/tieu-chi?handler=Detach", Thing.Evidence, Admin | Who.System) { Query = "ma=dien-tich&muc=1", Sends = Form(("evidenceId", "{evidenceId}")), Once = true },

        // Criteria are the installation's: every school is assessed by them.
        new("GET quan-tri/tieu-chi-thu-vien/moi", Thing.LibraryCriterion, Nobody, Who.System) { Query = "criterionId={criterionId}", MayAlsoNeighbours = Who.System },
        new("POST quan-tri/tieu-chi-thu-vien/moi", Thing.LibraryCriterion, Nobody, Who.System) { Query = "criterionId={criterionId}", Sends = Form(("Form.TextVi", "Chỗ")), MayAlsoNeighbours = Who.System },
    ];

    private static IEnumerable<RoutePage> ReportPages =>
    [
        new("GET quan-tri/tu-danh-gia"),
        new("GET quan-tri/tu-danh-gia/so-lieu"),
        new("GET quan-tri/tu-danh-gia/tieu-chi", "ma=dien-tich&muc=1"),
        new("GET quan-tri/tu-danh-gia/bao-cao"),
        new("GET quan-tri/thong-ke-thu-vien"),
        new("GET quan-tri/thong-ke-thu-vien?handler=Xlsx"),
        new("GET quan-tri/danh-gia-thu-vien", PortalTells: Who.System),
        new("GET quan-tri/danh-gia-thu-vien?handler=Csv", PortalTells: Who.System),
        new("GET quan-tri/danh-gia-thu-vien?handler=Xlsx", PortalTells: Who.System),
        new("GET quan-tri/tieu-chi-thu-vien"),
        new("GET quan-tri/han-bao-cao"),
        new("GET quan-tri/chi-tieu-thu-vien"),
    ];

    private static IEnumerable<string> ReportChanges =>
    [
        "POST quan-tri/tu-danh-gia/so-lieu",
        "POST quan-tri/tu-danh-gia/tieu-chi?handler=Rule",
        "POST quan-tri/tu-danh-gia/tieu-chi?handler=Attach",
        "POST quan-tri/tu-danh-gia/bao-cao",
        "POST quan-tri/han-bao-cao",
        "POST quan-tri/chi-tieu-thu-vien",
    ];
}
