# Looks through MARCXML with MARC::Lint, which knows MARC 21's fields, indicators and subfields. Prints one line a fault.
# Usage: lint.pl FILE
use strict;
use warnings;
use MARC::Batch;
use MARC::File::XML (BinaryEncoding => 'utf8', RecordFormat => 'USMARC');
use MARC::Lint;

binmode STDOUT, ':encoding(UTF-8)';
my $lint = MARC::Lint->new;
my $batch = MARC::Batch->new('XML', $ARGV[0]);
my $count = 0;
while (my $record = $batch->next) {
    $count++;
    $lint->check_record($record);
    print "$_\n" for $lint->warnings;
}
print "records\t$count\n";
