using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Library.Authorities;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Import;
using OerPortal.Library.Marc;

namespace OerPortal.Library.Pages.Desk;

/// <summary>The catalogue of printed books, for who keeps it.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class TitlesModel(TitleCatalogue catalogue, NameReferences references, ClassTables tables, TitleRecords records, ISiteContext site, IStringLocalizer strings) : TitleListPage(catalogue, references, tables, site, LibraryAddress.Titles, onlyHeld: false)
{
    private static readonly BookColumn[] Columns = [.. BookColumns.Known.Select(k => k.Column).Where(c => c != BookColumn.Copies)];

    /// <summary>The whole catalogue, with the columns that an import knows; how many copies there are stands in one that it does not, or they would come in twice.</summary>
    public IActionResult OnGetFile()
        => IsPortal ? NotFound() : new CsvResult("muc-luc-sach", [.. Columns.Select(c => strings[$"library.column.{c}"].Value), strings["library.titles.held"]], Catalogue.AllAsync());

    /// <summary>The whole catalogue as records of MARC 21 with their holdings, for another library's program.</summary>
    public IActionResult OnGetMarc(CancellationToken cancellation) => IsPortal ? NotFound() : new MarcResult("muc-luc-sach", isXml: false, records.AllAsync(cancellation));

    public IActionResult OnGetMarcXml(CancellationToken cancellation) => IsPortal ? NotFound() : new MarcResult("muc-luc-sach", isXml: true, records.AllAsync(cancellation));
}
