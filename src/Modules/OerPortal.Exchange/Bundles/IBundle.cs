using OerPortal.Exchange.Tables;
using OerPortal.Ingest;

namespace OerPortal.Exchange.Bundles;

/// <summary>A table with its files: a folder, a ZIP, or the table alone.</summary>
internal interface IBundle : IAsyncDisposable
{
    /// <summary>Names of the files right in this folder and below it; <c>""</c> is the bundle itself.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>Whether there is a file of this name: a path below the bundle, with <c>/</c>.</summary>
    bool Has(string name);

    Stream Open(string name);

    /// <summary>A workbook in the hands of a worker; null when it is none.</summary>
    Task<ITable?> OpenWorkbookAsync(string name, CancellationToken cancellation);

    /// <summary>What a course of a learning system says lies where; null when the bundle is none.</summary>
    Task<FileContents?> CourseAsync(CancellationToken cancellation);
}
