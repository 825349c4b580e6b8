using OerPortal.Isolation.Tests.Kit;
using static OerPortal.Isolation.Tests.Kit.Sent;
using static OerPortal.Isolation.Tests.Kit.Who;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>Pages and news of a school's site; what the department offers is the portal's, never a school's.</summary>
internal static partial class Cases
{
    private static IEnumerable<RouteCase> SiteCases() =>
    [
        new("GET tin/{publicId}", Thing.News, Everybody),
        .. WritingCases("quan-tri/tin", Thing.News),
        new("GET trang/{pageName}", Thing.Page, Everybody),
        new("GET xem-thu/{key}", Thing.Page, Everybody),
        .. WritingCases("quan-tri/cac-trang", Thing.Page),
        new("POST quan-tri/kho-anh?handler=Describe", Thing.Media, Admin | Who.System) { Sends = Form(("fileId", "{fileId}"), ("Description", "Kệ sách")) },
        new("POST quan-tri/kho-anh?handler=Remove", Thing.Media, Admin | Who.System) { Sends = Form(("fileId", "{fileId}")), Once = true },
        new("POST quan-tri/trang-chu?handler=Logo", Thing.Media, Nobody) { Sends = Form(("fileId", "{fileId}")), Note = "a file that is no picture; of pictures WritingTests tell" },
        new("GET quan-tri/gioi-thieu/{publicId}", Thing.Resource, Admin),
        new("POST quan-tri/gioi-thieu/{publicId}", Thing.Resource, Admin) { Sends = Form(("Input.Words", "Hay lắm")) },
        new("POST quan-tri/gioi-thieu/{publicId}?handler=Remove", Thing.Resource, Admin),
    ];

    private static IEnumerable<RouteCase> WritingCases(string desk, Thing thing) =>
    [
        new($"GET {desk}/{{publicId}}", thing, Admin | Who.System),
        new($"POST {desk}/{{publicId}}", thing, Admin | Who.System) { Sends = Form(("Input.Title", "Tin"), ("Input.Body", "Tin mới")), Once = true },
        new($"POST {desk}/{{publicId}}?handler=Draft", thing, Admin | Who.System) { Sends = Form(("Input.Title", "Tin"), ("Input.Body", "Tin mới")), Once = true },
        new($"POST {desk}/{{publicId}}?handler=Preview", thing, Admin | Who.System) { Sends = Form(("Input.Title", "Tin"), ("Input.Body", "Tin mới")) },
        new($"POST {desk}/{{publicId}}?handler=Down", thing, Admin | Who.System) { Once = true },
        new($"POST {desk}/{{publicId}}?handler=Link", thing, Admin | Who.System) { Sends = Form(("opens", "true")), Once = true },
        new($"POST {desk}?handler=Remove", thing, Admin | Who.System) { Sends = Form(("publicId", "{publicId}")), Once = true },
        new($"POST {desk}?handler=Want", thing, Nobody) { Sends = Form(("publicId", "{publicId}"), ("wants", "false")), Note = "only what the portal offers" },
    ];
}
