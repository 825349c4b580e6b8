using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>What stands on a library's shelves, for everybody.</summary>
[RequiresFeature("library")]
internal sealed class PaperBooksModel(TitleCatalogue catalogue, ISiteContext site) : TitleListPage(catalogue, site, LibraryAddress.Catalogue, onlyHeld: true);
