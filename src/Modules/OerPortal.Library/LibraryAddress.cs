namespace OerPortal.Library;

/// <summary>Where pages of the library are: paths below a school. The one place that spells them.</summary>
internal static class LibraryAddress
{
    /// <summary>Loans and returns.</summary>
    internal const string Desk = "/quan-tri/muon-tra";

    /// <summary>The catalogue, for who keeps it.</summary>
    internal const string Titles = "/quan-tri/sach";

    internal const string NewTitle = Titles + "/moi";

    internal const string Vouchers = "/quan-tri/phieu-nhap-sach";

    internal const string Registers = "/quan-tri/so-dang-ky";

    internal const string Labels = "/quan-tri/nhan-sach";

    /// <summary>Textbooks lent and taken back by class.</summary>
    internal const string Classes = "/quan-tri/muon-theo-lop";

    /// <summary>Who still has what.</summary>
    internal const string Clearance = Classes + "/con-giu";

    /// <summary>Letters to those who still have something.</summary>
    internal const string ClearanceLetters = Clearance + "/thu.pdf";

    /// <summary>How many books, for how long.</summary>
    internal const string Rules = "/quan-tri/noi-quy-muon";

    /// <summary>The catalogue, for everybody.</summary>
    internal const string Catalogue = "/sach-in";

    /// <summary>What one has borrowed.</summary>
    internal const string Mine = "/toi/sach-muon";

    /// <summary>Many titles from a table.</summary>
    internal const string Import = "/quan-tri/nhap-sach";

    /// <summary>Devices at which readers lend and return by themselves.</summary>
    internal const string Kiosks = "/quan-tri/quay-tu-muon";

    /// <summary>What such a device shows.</summary>
    internal const string Kiosk = "/quay-muon";

    /// <summary>The desk while there is no line.</summary>
    internal const string Offline = "/quan-tri/mat-mang";

    /// <summary>What keeps it on the librarian's computer. A worker looks after addresses that begin like its own.</summary>
    internal const string OfflineWorker = Offline + ".js";

    /// <summary>What a desk without a line wrote down and the portal could not write.</summary>
    internal const string OfflineToSee = "/quan-tri/mat-mang-can-xem";

    /// <summary>Books that readers make good.</summary>
    internal const string Compensations = "/quan-tri/boi-thuong";

    /// <summary>Who waits for what, and what is set aside.</summary>
    internal const string Holds = "/quan-tri/dat-giu";

    /// <summary>Counting what is there.</summary>
    internal const string StockTakes = "/quan-tri/kiem-ke";

    /// <summary>Minutes of books that go.</summary>
    internal const string WriteOffs = "/quan-tri/xuat-sach";

    /// <summary>Which books might go.</summary>
    internal const string Weeding = WriteOffs + "/loc";

    /// <summary>Rooms and shelves that books belong to.</summary>
    internal const string Stores = "/quan-tri/kho-sach";

    /// <summary>Newspapers and magazines.</summary>
    internal const string Periodicals = "/quan-tri/bao-tap-chi";

    /// <summary>Wishes and orders.</summary>
    internal const string Purchases = "/quan-tri/mua-sach";

    /// <summary>What one would like the library to have.</summary>
    internal const string Wish = "/toi/de-nghi-mua-sach";

    /// <summary>Books asked of other schools and by them.</summary>
    internal const string Between = "/quan-tri/lien-thu-vien";

    /// <summary>Which school has a book.</summary>
    internal const string BetweenFind = Between + "/hoi-muon";

    /// <summary>Whether and how the school lends to others.</summary>
    internal const string BetweenRules = Between + "/noi-quy";

    /// <summary>Rotating boxes.</summary>
    internal const string Boxes = "/quan-tri/hop-luan-chuyen";

    /// <summary>What goes from school to school, for the department.</summary>
    internal const string Traffic = "/quan-tri/sach-giua-cac-truong";

    /// <summary>Books of other schools, for readers, and what they asked their library to borrow.</summary>
    internal const string Others = "/muon-lien-thu-vien";

    internal static string Interloan(Guid id) => $"{Between}/{id}";

    internal static string Box(Guid id) => $"{Boxes}/{id}";

    internal static string Purchase(Guid id) => $"{Purchases}/{id}";

    internal static string Periodical(Guid id) => $"{Periodicals}/{id}";

    internal static string StockTake(Guid id) => $"{StockTakes}/{id}";

    internal static string StockTakeResult(Guid id) => $"{StockTakes}/{id}/ket-qua";

    internal static string WriteOff(Guid id) => $"{WriteOffs}/{id}";

    internal static string Corrections(Guid voucherId) => $"{Vouchers}/{voucherId}/dinh-chinh";

    /// <summary>Where other libraries' programs ask (SRU).</summary>
    internal const string Sru = "/sru";

    /// <summary>For a loan that ended in a loss or damage.</summary>
    internal static string Compensation(Guid loanId) => $"{Compensations}/{loanId}";

    internal static string OneImport(Guid id) => $"{Import}/{id}";

    internal static string Title(string publicId) => $"{Titles}/{publicId}";

    /// <summary>A title as a record of MARC 21.</summary>
    internal static string TitleMarc(string publicId) => $"{Title(publicId)}/marc";

    internal static string Voucher(Guid id) => $"{Vouchers}/{id}";

    internal static string Class(Guid id) => $"{Classes}/{id}";

    /// <summary>On which a class signs for its books.</summary>
    internal static string SignList(Guid id) => $"{Classes}/{id}/ki-nhan.pdf";

    internal static string InCatalogue(string publicId) => $"{Catalogue}/{publicId}";

    internal static string Reader(Guid personId) => $"{Desk}?readerId={personId}";
}
