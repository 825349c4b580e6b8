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

    /// <summary>Licences of e-books that are lent.</summary>
    internal const string Ebooks = "/quan-tri/sach-dien-tu";

    /// <summary>Licences of one, by the resource's id.</summary>
    internal static string Licences(string resource) => $"{Ebooks}/{resource}";

    /// <summary>Where readers borrow it.</summary>
    internal static string Ebook(string resource) => $"/sach-dien-tu/{resource}";

    /// <summary>Its first lines.</summary>
    internal static string EbookSample(string resource) => $"{Ebook(resource)}/doc-thu";

    /// <summary>Cards of the library's own, and who asks for one.</summary>
    internal const string Cards = "/quan-tri/the-ban-doc";

    internal const string NewCard = Cards + "/moi";

    /// <summary>What the library says about its cards.</summary>
    internal const string CardRules = Cards + "/quy-dinh";

    /// <summary>Sheets of cards.</summary>
    internal const string CardPrint = "/quan-tri/in-the";

    /// <summary>What readers ask to be brought or copied.</summary>
    internal const string Requests = "/quan-tri/yeu-cau-sach";

    /// <summary>The same, of one reader.</summary>
    internal const string OwnRequests = "/toi/yeu-cau-sach";

    /// <summary>Pictures of readers.</summary>
    internal const string Photos = "/quan-tri/anh-the";

    /// <summary>Where one asks for a card from home.</summary>
    internal const string CardRequest = "/the-thu-vien";

    /// <summary>How it stands.</summary>
    internal const string CardFollow = CardRequest + "/theo-doi";

    /// <summary>Of one reader.</summary>
    internal static string Photo(Guid personId) => $"{Photos}?readerId={personId}";

    internal static string PhotoBatch(Guid id) => $"{Photos}/{id}";

    internal static string Card(Guid id) => $"{Cards}/{id}";

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

    /// <summary>Classes by which books are put in order.</summary>
    internal const string ClassTable = "/quan-tri/bang-phan-loai";

    /// <summary>Other names of people and bodies.</summary>
    internal const string NameReferences = "/quan-tri/ten-thong-nhat";

    /// <summary>Libraries that are asked for descriptions.</summary>
    internal const string CopySources = "/quan-tri/nguon-bien-muc";

    /// <summary>Titles that are one book, it seems.</summary>
    internal const string Twins = Titles + "/trung";

    /// <param name="with">Public id of the other title; without, it is looked for.</param>
    internal static string MergeTitle(string publicId, string? with = null) => $"{Title(publicId)}/gop{(with is null ? "" : $"?voi={with}")}";

    internal static string Voucher(Guid id) => $"{Vouchers}/{id}";

    internal static string Class(Guid id) => $"{Classes}/{id}";

    /// <summary>On which a class signs for its books.</summary>
    internal static string SignList(Guid id) => $"{Classes}/{id}/ki-nhan.pdf";

    /// <summary>At the department: all schools that have a book.</summary>
    internal static string InProvince(string publicId) => $"{Catalogue}/toan-tinh/{publicId}";

    internal static string InCatalogue(string publicId) => $"{Catalogue}/{publicId}";

    /// <summary>Asks that it is brought, or copied in part.</summary>
    internal static string AskForBook(string publicId) => $"{InCatalogue(publicId)}/yeu-cau";

    internal static string Reader(Guid personId) => $"{Desk}?readerId={personId}";
}
