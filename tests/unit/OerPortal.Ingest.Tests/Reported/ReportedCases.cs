namespace OerPortal.Ingest.Tests.Reported;

/// <summary>
/// Which test shows what must be seen of each reported case. Rows without a file are known by the first words of what is done.
/// A check of the reader in a browser stands as <c>showing.mjs:</c> and its name.
/// </summary>
internal static class ReportedCases
{
    private const string IsReady = "ReportedFilesTests.A_file_that_every_program_opens_is_ready_and_nothing_is_said_against_it";
    private const string Contents = "ReportedFilesTests.Contents_are_whole";
    private const string Words = "ReportedFilesTests.Words_are_found_as_they_are_read";
    private const string Told = "ReportedFilesTests.What_a_file_lacks_is_told";
    private const string Cover = "ReportedFilesTests.The_cover_is_the_red_picture";
    private const string NoPlace = "ReportedFilesTests.Nothing_made_of_a_photograph_says_where_it_was_taken";
    private const string Downloadable = "ReportedFilesTests.An_honest_file_that_no_page_shows_can_be_downloaded";
    private const string ShortWords = "SchoolWordsTests.A_short_way_of_typing_finds_what_the_long_way_finds";

    public static IReadOnlyDictionary<string, string[]> Tests { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["e02-bia-trong-trang-bia.epub"] = [IsReady, Cover, "CoverTests.A_cover_is_found"],
        ["e03-meta-cover-chi-trang.epub"] = [IsReady, Cover],
        ["e05-dau-va-trong-ncx.epub"] = [IsReady, Contents],
        ["e08-hoa-thuong.epub"] = [IsReady, "BookNamesTests"],
        ["e12-nbsp-script-tu-dong.epub"] = [Words, "MarkupMenderTests", "MarkupSanitiserTests"],
        ["e12b-nbsp-neo-tu-dong.epub"] = [IsReady, "ReportedFilesTests.Only_words_inside_marks_are_marked"],
        ["e13-dong-trong-truoc-xml.epub"] = [IsReady],
        ["e13c-container-dong-trong.epub"] = [IsReady],
        ["e15-mo-ta-html.epub"] = ["ReportedFilesTests.Sentences_of_a_description_stay_apart"],
        ["e16-ngay-0101.epub"] = [IsReady, "ReportedFilesTests.A_date_nobody_knows_is_none"],
        ["e18-ngon-ngu-vn.epub"] = ["ReportedFilesTests.A_language_gets_its_code"],
        ["e20b-nhieu-tac-gia.epub"] = ["ReportedFilesTests.Three_people_are_three"],
        ["e21-nav-boc-div.epub"] = [Contents],
        ["e21c-nav-p.epub"] = [Contents],
        ["e33-chu-cai-dau-big.epub"] = [Words],
        ["e42-bang-rong.epub"] = [IsReady, "showing.mjs:a wide table scrolls in its box and lies over nothing"],
        ["e44-br-trong-ten-chuong.epub"] = [Contents],
        ["e49-chuong-rong.epub"] = [IsReady, "showing.mjs:an empty chapter has a place, and the next follows"],
        ["e50c-chi-rtl.epub"] = ["ReportedFilesTests.Pages_from_right_to_left_are_said_to_be_so", "showing.mjs:pages from right to left leave the text from left to right"],
        ["case-differs.epub"] = [IsReady],
        ["fixed-layout-extra-page.epub"] = [IsReady, "showing.mjs:a picture book shows its own pages two by two, and no other"],
        ["fixed-layout-spread-none.epub"] = [IsReady, "showing.mjs:a book that wants no spreads has one page at a time"],
        ["one-chapter-missing-of-three.epub"] = [Told, "MissingPartTests.A_missing_chapter_stands_in_the_book_as_a_page_that_says_so"],
        // The file has two chapters, once each; the tests have books with a refrain.
        ["same-chapter-twice.epub"] = [IsReady, "ReadingOrderTests.A_chapter_that_comes_again_is_there_again", "showing.mjs:a refrain is shown as often as the book says"],
        ["vertical-rtl-blank.epub"] = ["ReportedFilesTests.Pages_from_right_to_left_are_said_to_be_so", "showing.mjs:vertical text with pages from right to left is shown and turned"],
        ["z01-nen-qua-ong-dan.epub"] = [IsReady, "HonestZipTests"],
        ["p01-tcvn3.pdf"] = [Told, Words, "SaidByPdfTests.A_document_in_an_old_font_has_title_and_text_in_unicode_and_its_owner_is_told", "WholeWayTests.A_pupil_finds_what_the_pages_say"],
        ["p03-bom.pdf"] = [IsReady],
        ["p03b-dong-trong.pdf"] = [IsReady],
        ["p04-title-xuong-dong.pdf"] = [Told, "ReportedFilesTests.A_title_says_nothing_about_pages_and_tags"],
        ["p05-cropbox.pdf"] = [IsReady, "ReportedFilesTests.A_cover_shows_no_bleed_and_no_crop_marks"],
        ["p16-chu-oi.pdf"] = [IsReady, Words, "WholeWayTests.A_pupil_finds_what_the_pages_say"],
        ["p17-nfd.pdf"] = [IsReady, "ReportedFilesTests.The_day_of_printing_is_no_day_of_publication", "WrittenDateTests.A_date_is_read_and_shown_as_people_write_it"],
        ["ten-tep.pdf"] = ["ReportedFilesTests.The_name_of_a_file_is_its_title_where_it_says_none"],
        ["51-page-tree-loop.pdf"] = [Told, "SaidByPdfTests.Pages_that_go_round_in_a_circle_are_said_to_be_damaged"],
        ["90-form-exponential.pdf"] = [Told, "DocumentTests.A_PDF_bomb_is_ended_at_its_limit_and_can_only_be_downloaded"],
        ["90-outline-loop.pdf"] = [Told],
        ["63-gps.jpg"] = [IsReady, NoPlace, "GivenOutTests.A_photograph_is_shown_upright_in_its_colours_and_says_nothing_more"],
        ["gps.webp"] = [IsReady, NoPlace],
        ["67-truncated.mp4"] = ["ReportedFilesTests.A_cut_film_can_only_be_downloaded_and_says_why", "GivenOutTests.A_film_that_lost_its_index_is_said_to_be_damaged"],
        ["m01-ghi-am-android-mp42.m4a"] = [IsReady],
        ["m04-quay-bang-dien-thoai.3gp"] = [IsReady],
        ["m05-iphone.MOV"] = [IsReady],
        ["o01-docx-anh-emf.docx"] = [Downloadable, "StrictZipTests"],
        ["t01-windows-1258.txt"] = [Downloadable, "GivenOutTests.Text_in_an_old_encoding_is_given_out_in_Unicode"],
        ["demo content; search lop6"] = [ShortWords],
        ["demo content; search \"lớp6\""] = [ShortWords],
        ["demo content; search GDCD"] = [ShortWords],
        ["password set as"] = ["PasswordFormsTests.It_fits_in_either_form"],
        ["/quan-tri/thanh-vien?ten=hanh"] = ["MembersDeskTests.People_are_found_as_names_are_typed"],
        ["the same file three times"] = ["SameFileTests.The_same_file_three_times_in_a_draft_names_the_second_and_third", "SameFileTests.One_click_takes_the_copy_out"],
        ["print (Ctrl+P)"] = ["PrintTests.A_chapter_is_printed_whole_without_the_tools"],
    };
}
