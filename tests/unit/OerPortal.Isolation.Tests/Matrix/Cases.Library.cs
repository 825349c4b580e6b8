using OerPortal.Isolation.Tests.Kit;
using static OerPortal.Isolation.Tests.Kit.Sent;
using static OerPortal.Isolation.Tests.Kit.Who;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>A school's printed books, its vouchers and loans.</summary>
internal static partial class Cases
{
    private const Who Keepers = Admin | Who.System;

    private static IEnumerable<RouteCase> LibraryCases =>
    [
        new("GET quan-tri/muon-theo-lop/{id:guid}", Thing.Class, Keepers) { Query = "who={who}" },
        new("POST quan-tri/muon-theo-lop/{id:guid}?handler=Lend", Thing.Class, Keepers) { Sends = Form(("Pupils", "{who}"), ("who", "{who}")) },
        new("POST quan-tri/muon-theo-lop/{id:guid}?handler=Return", Thing.Class, Keepers) { Sends = Form(("Rows", "{who}"), ("who", "{who}")) },
        new("POST quan-tri/muon-theo-lop/{id:guid}?handler=Scan", Thing.Class, Keepers) { Sends = Form(("Typed", "GK1"), ("who", "{who}")) },
        new("POST quan-tri/muon-theo-lop/{id:guid}?handler=Undo", Thing.Class, Keepers) { Sends = Form(("batch", "{id}"), ("who", "{who}")) },
        new("GET /quan-tri/muon-theo-lop/{id:guid}/ki-nhan.pdf", Thing.Class, Keepers),
        new("GET quan-tri/muon-theo-lop/con-giu", Thing.Class, Keepers) { Query = "classId={id}" },
        new("GET quan-tri/muon-theo-lop/con-giu?handler=File", Thing.Class, Keepers) { Query = "classId={id}" },
        new("GET /quan-tri/muon-theo-lop/con-giu/thu.pdf", Thing.Loan, Keepers) { Query = "who={readerId}" },
        new("GET /quan-tri/muon-theo-lop/con-giu/thu.pdf", Thing.Loan, Keepers) { Query = "classId={classId}", Note = "of a class" },

        new("GET quan-tri/sach/{publicId:length(10)}", Thing.PaperTitle, Keepers),
        new("POST quan-tri/sach/{publicId:length(10)}", Thing.PaperTitle, Keepers) { Sends = Form(("Input.Name", "Núi")) },
        new("POST quan-tri/sach/{publicId:length(10)}?handler=Remove", Thing.PaperTitle, Keepers),
        new("GET quan-tri/sach/{publicId:length(10)}/marc", Thing.PaperTitle, Keepers),
        new("POST quan-tri/sach/{publicId:length(10)}/marc", Thing.PaperTitle, Keepers) { Sends = Form(("Lines", "245 00$aNúi")) },
        new("GET quan-tri/sach/moi", Thing.Voucher, Keepers) { Query = "voucherId={id}", Note = "a form that leads back to a voucher" },

        new("POST quan-tri/sach/moi?handler=Fill", Thing.Voucher, Keepers) { Query = "voucherId={id}", Sends = Form(("Chosen", "245 00$aNúi")), Note = "fills the form and saves nothing" },
        new("POST quan-tri/sach/moi", Thing.Voucher, Keepers) { Query = "voucherId={id}", Sends = Form(("Input.Name", "")), Note = "the title is the school's own, the voucher may be another's" },

        new("GET quan-tri/phieu-nhap-sach/{id:guid}", Thing.Voucher, Keepers),
        new("POST quan-tri/phieu-nhap-sach/{id:guid}", Thing.Voucher, Keepers) { Sends = Form(("Paper.Dated", "2026-01-01")) },
        new("POST quan-tri/phieu-nhap-sach/{id:guid}?handler=Add", Thing.Voucher, Keepers) { Sends = Form(("TitleId", "{titleId}"), ("Count", "1"), ("Price", "1000")) },
        new("POST quan-tri/phieu-nhap-sach/{id:guid}?handler=TakeOut", Thing.Voucher, Keepers) { Sends = Form(("line", "{line}")), Once = true },
        new("POST quan-tri/phieu-nhap-sach/{id:guid}?handler=Discard", Thing.Voucher, Keepers) { Once = true },
        new("POST quan-tri/phieu-nhap-sach/{id:guid}?handler=Enter", Thing.VoucherToEnter, Keepers) { Once = true },

        new("GET quan-tri/nhap-sach/{id:guid}", Thing.BookImport, Keepers),
        new("POST quan-tri/nhap-sach/{id:guid}", Thing.BookImport, Keepers) { Once = true },

        new("GET quan-tri/phieu-nhap-sach/{id:guid}/dinh-chinh", Thing.EnteredVoucher, Keepers) { Query = "Line={line}" },
        new("POST quan-tri/phieu-nhap-sach/{id:guid}/dinh-chinh", Thing.EnteredVoucher, Keepers) { Sends = Form(("Line", "{line}"), ("Words", "Núi"), ("Reason", "Nhầm")) },

        new("GET quan-tri/kiem-ke/{id:guid}", Thing.StockTake, Keepers),
        new("GET quan-tri/kiem-ke/{id:guid}?handler=Pdf", Thing.ClosedStockTake, Keepers),
        new("POST quan-tri/kiem-ke/{id:guid}", Thing.StockTake, Keepers) { Sends = Form(("Typed", "sách")) },
        new("POST quan-tri/kiem-ke/{id:guid}?handler=Return", Thing.StockTake, Keepers) { Sends = Form(("loan", "{loan}")), Once = true },
        new("POST quan-tri/kiem-ke/{id:guid}?handler=Undo", Thing.StockTake, Keepers) { Sends = Form(("copy", "{copy}")), Once = true },
        new("POST quan-tri/kiem-ke/{id:guid}?handler=Upload", Thing.StockTake, Keepers),
        new("POST quan-tri/kiem-ke/{id:guid}?handler=Discard", Thing.StockTake, Keepers) { Once = true },
        new("GET quan-tri/kiem-ke/{id:guid}/ket-qua", Thing.StockTake, Keepers) { Query = "loai=muon" },
        new("POST quan-tri/kiem-ke/{id:guid}/ket-qua?handler=Here", Thing.StockTake, Keepers) { Sends = Form(("copy", "{copy}")) },
        new("POST quan-tri/kiem-ke/{id:guid}/ket-qua?handler=Forget", Thing.StockTake, Keepers) { Sends = Form(("stray", "{stray}")), Once = true },
        new("POST quan-tri/kiem-ke/{id:guid}/ket-qua?handler=Return", Thing.StockTake, Keepers) { Sends = Form(("loan", "{loan}")), Once = true },
        // Without a tick nothing is closed: other objects of the school stay as they are.
        new("POST quan-tri/kiem-ke/{id:guid}/ket-qua?handler=Close", Thing.StockTake, Keepers) { Sends = Form(("Board", "An")) },

        new("GET quan-tri/bao-tap-chi/{id:guid}", Thing.Periodical, Keepers),
        new("POST quan-tri/bao-tap-chi/{id:guid}", Thing.Periodical, Keepers) { Sends = Form(("Input.Name", "")) },
        new("POST quan-tri/bao-tap-chi/{id:guid}?handler=Note", Thing.Periodical, Keepers) { Sends = Form(("dueOn", "2026-02-05"), ("what", "ve")) },
        new("POST quan-tri/bao-tap-chi/{id:guid}?handler=Remove", Thing.Periodical, Keepers) { Once = true },
        new("POST quan-tri/bao-tap-chi?handler=Came", Thing.Periodical, Keepers) { Sends = Form(("periodical", "{periodical}"), ("dueOn", "2026-03-05")) },

        new("GET quan-tri/mua-sach/{id:guid}", Thing.Purchase, Keepers),
        new("GET quan-tri/mua-sach/{id:guid}?handler=Pdf", Thing.Purchase, Keepers),
        new("POST quan-tri/mua-sach/{id:guid}", Thing.Purchase, Keepers) { Sends = Form(("Dated", "2026-01-01")) },
        new("POST quan-tri/mua-sach/{id:guid}?handler=Add", Thing.Purchase, Keepers) { Sends = Form(("Name", "Núi"), ("Count", "1")) },
        new("POST quan-tri/mua-sach/{id:guid}?handler=TakeOut", Thing.Purchase, Keepers) { Sends = Form(("line", "{line}")), Once = true },
        new("POST quan-tri/mua-sach/{id:guid}?handler=Send", Thing.Purchase, Keepers) { Once = true },
        new("POST quan-tri/mua-sach/{id:guid}?handler=Discard", Thing.Purchase, Keepers) { Once = true },
        new("POST quan-tri/mua-sach/{id:guid}?handler=Receive", Thing.SentPurchase, Keepers) { Once = true },
        new("POST quan-tri/mua-sach?handler=Order", Thing.Purchase, Keepers) { Sends = Form(("wish", "{wish}")), Once = true },
        new("POST quan-tri/mua-sach?handler=Decline", Thing.Purchase, Keepers) { Sends = Form(("wish", "{wish}")), Once = true },
        new("POST toi/de-nghi-mua-sach?handler=TakeBack", Thing.Purchase, Nobody) { Sends = Form(("wish", "{wish}")), Note = "it is a pupil's; PurchaseTests" },

        new("GET quan-tri/xuat-sach/{id:guid}", Thing.WriteOff, Keepers),
        new("GET quan-tri/xuat-sach/{id:guid}?handler=Pdf", Thing.EnteredWriteOff, Keepers),
        new("POST quan-tri/xuat-sach/{id:guid}", Thing.WriteOff, Keepers) { Sends = Form(("Paper.Dated", "2026-01-01")) },
        new("POST quan-tri/xuat-sach/{id:guid}?handler=Add", Thing.WriteOff, Keepers) { Sends = Form(("Typed", "TK1")) },
        new("POST quan-tri/xuat-sach/{id:guid}?handler=TakeOut", Thing.WriteOff, Keepers) { Sends = Form(("line", "{line}")), Once = true },
        new("POST quan-tri/xuat-sach/{id:guid}?handler=Discard", Thing.WriteOff, Keepers) { Once = true },
        new("POST quan-tri/xuat-sach/{id:guid}?handler=Enter", Thing.WriteOff, Keepers) { Once = true },
        new("GET quan-tri/xuat-sach/loc", Thing.WriteOff, Keepers) { Query = "WriteOffId={id}" },
        new("POST quan-tri/xuat-sach/loc", Thing.WriteOff, Keepers) { Sends = Form(("WriteOffId", "{id}"), ("Chosen", "{copy}")) },

        // What stands on the shelves everybody may know; who has it, nobody but the librarian and the reader.
        new("GET sach-in/{publicId:length(10)}", Thing.Loan, Everybody),
        new("POST toi/sach-muon?handler=Renew", Thing.Loan, Nobody) { Sends = Form(("loan", "{loan}")), Note = "it is a pupil's; ShelfTests" },
        new("POST toi/sach-muon?handler=Forget", Thing.Loan, Nobody) { Sends = Form(("loan", "{loan}")), Note = "it is a pupil's; ShelfTests" },

        new("POST quan-tri/dat-giu?handler=End", Thing.Hold, Keepers) { Sends = Form(("hold", "{hold}")), Once = true },
        new("POST quan-tri/dat-giu?handler=Shelve", Thing.Hold, Nobody) { Sends = Form(("hold", "{hold}")), Note = "it is not left over; HoldTests" },
        new("POST quan-tri/sach/{publicId:length(10)}?handler=Hold", Thing.PaperTitle, Keepers) { Sends = Form(("Typed", "ai")) },
        new("POST sach-in/{publicId:length(10)}", Thing.Loan, School) { Note = "who has a card at the school" },
        new("POST toi/sach-muon?handler=Unhold", Thing.Hold, Nobody) { Sends = Form(("hold", "{hold}")), Note = "it is a pupil's; HoldTests" },

        new("GET quan-tri/boi-thuong/{id:guid}", Thing.LostBook, Keepers),
        new("POST quan-tri/boi-thuong/{id:guid}", Thing.LostBook, Keepers) { Sends = Form(("Kind", "Money"), ("Amount", "45000")), Once = true },
        new("GET quan-tri/boi-thuong?handler=Pdf", Thing.Receipt, Keepers) { Query = "receipt={receipt}" },
        new("POST quan-tri/boi-thuong?handler=Cancel", Thing.Receipt, Keepers) { Sends = Form(("receipt", "{receipt}"), ("Why", "Nhầm")), Once = true },

        new("POST quan-tri/quay-tu-muon?handler=Close", Thing.Kiosk, Keepers) { Sends = Form(("kiosk", "{kiosk}")), Once = true },
        new("POST quan-tri/mat-mang-can-xem?handler=Retry", Thing.OfflineAct, Keepers) { Sends = Form(("act", "{act}"), ("book", "TK1"), ("reader", "ai")) },
        new("POST quan-tri/mat-mang-can-xem?handler=HandOver", Thing.OfflineAct, Keepers) { Sends = Form(("act", "{act}")) },
        new("POST quan-tri/mat-mang-can-xem?handler=Settle", Thing.OfflineAct, Keepers) { Sends = Form(("act", "{act}")), Once = true },

        new("GET quan-tri/the-ban-doc/{id:guid}", Thing.ReaderCard, Keepers),
        new("POST quan-tri/the-ban-doc/{id:guid}", Thing.ReaderCard, Keepers) { Sends = Form(("Input.Name", "")) },
        new("POST quan-tri/the-ban-doc/{id:guid}?handler=Give", Thing.ReaderCard, Keepers) { Sends = Form(("Until", "hôm qua")) },
        new("POST quan-tri/the-ban-doc/{id:guid}?handler=Decide", Thing.ReaderCard, Keepers) { Sends = Form(("Wanted", "Ended"), ("Reason", "Chuyển đi")), Once = true },
        new("POST quan-tri/the-ban-doc/moi", Thing.Colleague, Keepers) { Query = "loai=nhan-vien", Sends = Form(("personId", "{colleagueId}")), Note = "a card for somebody of the staff, without a day" },
        new("GET quan-tri/in-the?handler=Pdf", Thing.ReaderCard, Keepers) { Query = "card={card}" },
        new("GET quan-tri/in-the?handler=Pdf", Thing.Loan, Keepers) { Query = "ClassIds={classId}", Note = "of a class" },
        new("GET quan-tri/anh-the", Thing.ReaderCard, Keepers) { Query = "readerId={readerId}" },
        new("POST quan-tri/anh-the", Thing.ReaderCard, Keepers) { Query = "readerId={readerId}", Note = "a ZIP, and none is sent" },
        new("POST quan-tri/anh-the?handler=One", Thing.ReaderCard, Keepers) { Sends = Form(("readerId", "{readerId}")) },
        new("POST quan-tri/anh-the?handler=Remove", Thing.ReaderCard, Keepers) { Sends = Form(("readerId", "{readerId}")), Once = true },
        new("GET quan-tri/anh-the/{id:guid}", Thing.PhotoBatch, Keepers),
        new("POST quan-tri/anh-the/{id:guid}", Thing.PhotoBatch, Keepers),

        new("POST quan-tri/yeu-cau-sach?handler=Move", Thing.ReaderRequest, Keepers) { Sends = Form(("request", "{request}"), ("to", "Accepted")), Once = true },
        new("POST quan-tri/yeu-cau-sach?handler=Refuse", Thing.ReaderRequest, Keepers) { Sends = Form(("request", "{request}"), ("Reason", "")) },
        new("POST quan-tri/yeu-cau-sach?handler=Give", Thing.ReaderRequest, Keepers) { Sends = Form(("request", "{request}"), ("Typed", "sách")) },
        new("POST toi/yeu-cau-sach?handler=Cancel", Thing.ReaderRequest, Nobody) { Sends = Form(("request", "{request}")), Note = "it is a pupil's; RequestTests" },
        new("GET sach-in/{publicId:length(10)}/yeu-cau", Thing.ReaderRequest, School) { Note = "who has a card at the school" },
        new("POST sach-in/{publicId:length(10)}/yeu-cau?handler=Delivery", Thing.ReaderRequest, School) { Sends = Form(("Place", "")), Note = "who has a card at the school" },
        new("POST sach-in/{publicId:length(10)}/yeu-cau?handler=Copy", Thing.ReaderRequest, School) { Sends = Form(("Pages", "")), Note = "who has a card at the school" },

        new("GET quan-tri/muon-tra", Thing.Loan, Keepers) { Query = "readerId={readerId}" },
        new("POST quan-tri/muon-tra", Thing.Loan, Keepers) { Query = "readerId={readerId}", Sends = Form(("Typed", "sách")) },
        new("POST quan-tri/muon-tra?handler=Lend", Thing.Loan, Keepers) { Query = "readerId={readerId}", Sends = Form(("copy", "{copy}")) },
        new("POST quan-tri/muon-tra?handler=Return", Thing.Loan, Keepers) { Query = "readerId={readerId}", Sends = Form(("loan", "{loan}"), ("end", "Returned")), Once = true },
        new("POST quan-tri/muon-tra?handler=Renew", Thing.Loan, Keepers) { Query = "readerId={readerId}", Sends = Form(("loan", "{loan}")) },
        new("POST quan-tri/muon-tra?handler=Undo", Thing.Loan, Keepers) { Query = "readerId={readerId}", Sends = Form(("loan", "{loan}")), Once = true },
    ];

    private static IEnumerable<RoutePage> LibraryPages =>
    [
        new("GET quan-tri/muon-theo-lop"),
        new("GET quan-tri/muon-tra"),
        new("GET quan-tri/dat-giu"),
        new("GET quan-tri/quay-tu-muon"),
        new("GET quan-tri/boi-thuong"),
        new("GET quay-muon"),
        new("GET quan-tri/mat-mang"),
        new("GET /quan-tri/mat-mang.js") { IsTheSameForAll = true },
        new("GET quan-tri/mat-mang-can-xem"),
        new("GET quan-tri/sach", "q=ngoc"),
        new("GET quan-tri/sach/moi"),
        new("GET quan-tri/phieu-nhap-sach"),
        new("GET quan-tri/noi-quy-muon"),
        new("GET quan-tri/nhap-sach"),
        new("GET quan-tri/nhap-sach?handler=Template"),
        new("GET quan-tri/sach?handler=File"),
        new("GET quan-tri/sach?handler=Marc"),
        new("GET quan-tri/sach?handler=MarcXml"),
        new("GET quan-tri/the-ban-doc", "loc=hieu-luc"),
        new("GET quan-tri/the-ban-doc/moi", "loai=nhan-vien"),
        new("GET quan-tri/the-ban-doc/quy-dinh"),
        new("GET quan-tri/in-the"),
        new("GET quan-tri/yeu-cau-sach"),
        new("GET toi/yeu-cau-sach") { IsOfPerson = true },
        new("GET the-thu-vien"),
        new("GET the-thu-vien/theo-doi"),
        new("GET sach-in", "q=ngoc"),
        new("GET /sru", "version=1.2&query=ngoc"),
        new("GET toi/sach-muon") { IsOfPerson = true },
        new("GET quan-tri/nhan-sach"),
        new("GET quan-tri/nhan-sach?handler=Pdf", "so=tk&From=1&To=9"),
        new("GET quan-tri/kiem-ke"),
        new("GET quan-tri/bao-tap-chi"),
        new("GET quan-tri/mua-sach"),
        new("GET toi/de-nghi-mua-sach") { IsOfPerson = true },
        new("GET quan-tri/kho-sach"),
        new("GET quan-tri/xuat-sach"),
        new("GET quan-tri/xuat-sach/loc", "dau-hieu=hong"),
        new("GET quan-tri/so-dang-ky", "so=tk"),
        new("GET quan-tri/so-dang-ky?handler=Pdf", "so=tk"),
        new("GET quan-tri/so-dang-ky?handler=Xlsx", "so=tk"),
    ];

    private static IEnumerable<string> LibraryChanges =>
    [
        "POST quan-tri/phieu-nhap-sach",
        "POST quan-tri/noi-quy-muon",
        "POST quan-tri/nhap-sach",
        "POST quan-tri/mat-mang",
        "POST quan-tri/quay-tu-muon",
        "POST quay-muon",
        "POST quay-muon?handler=Open",
        "POST quan-tri/noi-quy-muon?handler=Close",
        "POST quan-tri/noi-quy-muon?handler=Open",
        "POST quan-tri/so-dang-ky?handler=Paper",
        "POST quan-tri/kiem-ke",
        "POST quan-tri/bao-tap-chi",
        "POST quan-tri/mua-sach",
        "POST quan-tri/the-ban-doc/quy-dinh",
        "POST quan-tri/yeu-cau-sach?handler=Rules",
        "POST the-thu-vien",
        "POST the-thu-vien/theo-doi",
        "POST toi/de-nghi-mua-sach",
        "POST quan-tri/kho-sach",
        "POST quan-tri/xuat-sach",
    ];
}
