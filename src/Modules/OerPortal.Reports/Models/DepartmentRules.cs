namespace OerPortal.Reports.Models;

/// <summary>To whom schools report, and by when. One for the installation.</summary>
public sealed class DepartmentRules
{
    public const int MostReminders = 5;

    public bool IsOnly { get; init; } = true;

    /// <summary>Who gets the report: "Phòng Giáo dục và Đào tạo huyện …". Empty for the department.</summary>
    public string Addressee { get; set; } = "";

    public int DueMonth { get; set; } = 6;

    public int DueDay { get; set; } = 12;

    /// <summary>How many days before, schools that have not reported are reminded.</summary>
    public int[] RemindDays { get; set; } = [30, 7, 1];

    /// <summary>Of a school year: in the calendar year in which it ends.</summary>
    internal DateOnly DueOn(SchoolYear year) => new(year.Begins + 1, DueMonth, Math.Min(DueDay, DateTime.DaysInMonth(year.Begins + 1, DueMonth)));
}

/// <summary>What the plans ask for in a school year.</summary>
public sealed class Target
{
    /// <summary>Of <see cref="Targets.Measure"/>.</summary>
    public required string Measure { get; init; }

    public required int Year { get; init; }

    /// <summary>Per cent; of documents a number.</summary>
    public required decimal Value { get; set; }
}
