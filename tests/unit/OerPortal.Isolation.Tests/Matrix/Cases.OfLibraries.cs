using OerPortal.Isolation.Tests.Kit;
using static OerPortal.Isolation.Tests.Kit.Sent;
using static OerPortal.Isolation.Tests.Kit.Who;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>Requests to libraries, and their events.</summary>
internal static partial class Cases
{
    private static IReadOnlyList<RouteCase> OfLibraries =>
    [
        new("GET dich-vu/theo-doi/{key:length(32)}", Thing.Request, Teacher),
        new("GET quan-tri/yeu-cau/{id:guid}", Thing.Request, Admin | Who.System),
        new("POST quan-tri/yeu-cau/{id:guid}", Thing.Request, Admin | Who.System) { Sends = Form(("Words", "Có."), ("State", "InHand")) },

        // Everybody may read of a challenge, at the library whose classes read; those of the school count.
        new("GET thu-thach/{publicId:length(10)}", Thing.Challenge, Everybody),
        new("POST thu-thach/{publicId:length(10)}", Thing.Challenge, Teacher | Admin | Who.System) { Sends = Form(("Input.Name", "6A"), ("Input.People", "30")), Once = true },
        new("GET thu-thach/{publicId:length(10)}/lop/{classId:guid}", Thing.Challenge, Everybody),
        new("POST thu-thach/{publicId:length(10)}/lop/{classId:guid}?handler=One", Thing.Challenge, School | Who.System),
        new("POST thu-thach/{publicId:length(10)}/lop/{classId:guid}?handler=Add", Thing.Challenge, Teacher | Admin | Who.System) { Sends = Form(("Books", "3")) },
        new("GET quan-tri/thu-thach/{publicId}", Thing.Challenge, Admin | Who.System),
        new("POST quan-tri/thu-thach/{publicId}", Thing.Challenge, Admin | Who.System) { Sends = Form(("Input.Title", "Cùng đọc"), ("Input.Goal", "40"), ("Input.OpensOn", "2030-01-01"), ("Input.ClosesOn", "2030-02-01")), Once = true },
        new("POST quan-tri/thu-thach/{publicId}?handler=RemoveClass", Thing.Challenge, Admin | Who.System) { Sends = Form(("classId", "{classId}")), Once = true },
        new("GET quan-tri/cam-on/{publicId}", Thing.Commendation, Admin | Who.System),
        new("POST quan-tri/cam-on/{publicId}", Thing.Commendation, Admin | Who.System) { Sends = Form(("Input.Name", "Bác Năm"), ("Input.Reason", "đã tặng sách"), ("Input.GivenOn", "2030-01-01")), Once = true },
        new("POST quan-tri/cam-on/{publicId}?handler=Remove", Thing.Commendation, Admin | Who.System) { Once = true },
        new("GET /quan-tri/cam-on/{publicId:length(10)}/giay.pdf", Thing.Commendation, Admin | Who.System),

        // Everybody may read of an event, at the library that holds it.
        new("GET su-kien/{publicId:length(10)}", Thing.Event, Everybody),
        new("POST su-kien/{publicId:length(10)}", Thing.Event, Everybody) { Sends = Form(("Input.Name", "Y Lan"), ("Input.People", "1")), Once = true },
        new("GET /su-kien/{publicId:length(10)}/lich.ics", Thing.Event, Everybody),
        new("HEAD /su-kien/{publicId:length(10)}/lich.ics", Thing.Event, Everybody),
        new("GET su-kien/dang-ki/{key:length(32)}", Thing.Registration, Teacher),
        new("POST su-kien/dang-ki/{key:length(32)}", Thing.Registration, Teacher) { Once = true },
        new("GET quan-tri/su-kien/{publicId}", Thing.Event, Admin | Who.System),
        new("POST quan-tri/su-kien/{publicId}", Thing.Event, Admin | Who.System) { Sends = Form(("Input.Title", "Hội sách"), ("Input.Starts", "2030-01-01T08:00"), ("Input.Ends", "2030-01-01T09:00")), Once = true },
        new("POST quan-tri/su-kien/{publicId}?handler=CallOff", Thing.Event, Admin | Who.System) { Sends = Form(("off", "true")), Once = true },
        new("GET quan-tri/su-kien/{publicId:length(10)}/danh-sach", Thing.Event, Admin | Who.System),
        new("GET quan-tri/su-kien/{publicId:length(10)}/danh-sach?handler=File", Thing.Event, Admin | Who.System),
        new("GET quan-tri/su-kien/{publicId:length(10)}/tuong-thuat", Thing.Event, Admin | Who.System),
        new("POST quan-tri/su-kien/{publicId:length(10)}/tuong-thuat", Thing.Event, Admin | Who.System) { Sends = Form(("Report", "Vui.")), Once = true },
        new("POST quan-tri/su-kien/{publicId:length(10)}/tuong-thuat?handler=Remove", Thing.Event, Admin | Who.System) { Query = "file={file}", Once = true },
    ];
}
