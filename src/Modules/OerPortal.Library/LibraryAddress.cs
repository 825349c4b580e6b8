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

    /// <summary>Where other libraries' programs ask (SRU).</summary>
    internal const string Sru = "/sru";

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
