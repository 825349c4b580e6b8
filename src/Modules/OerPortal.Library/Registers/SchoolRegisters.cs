using Microsoft.Extensions.Localization;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Registers;

/// <summary>The registers of the current school.</summary>
internal sealed class SchoolRegisters(LibraryDbContext db, IStringLocalizer strings)
{
    internal PagedRegister Open(RegisterChoice choice) => choice.Kind switch
    {
        null => new GeneralRegister(db, strings),
        BookKind.Textbook => new TextbookRegister(db, strings),
        { } kind => new CopyRegister(kind, db, strings),
    };
}
